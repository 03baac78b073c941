import { byName } from '../../../shared/by-name.ts';
import type { Language } from '../../../shared/errors.ts';
import { lightLevels } from '../../../shared/model/rule-set.ts';
import type { Consolidation, FiguresQuestion } from '../../../shared/model/views.ts';
import { formatPeriod } from '../../../shared/period.ts';
import { basisOf, classWords } from '../../../shared/rules/figures/basis.ts';
import { consolidate, type UnitFigures } from '../../../shared/rules/figures/consolidate.ts';
import { expectedProgress, yearOf } from '../../../shared/rules/lights/expected.ts';
import { presets } from '../../../shared/rules/lights/presets.ts';
import { shapes } from '../../../shared/rules/lights/words.ts';
import type { Counted } from './counted.ts';

/** So many periods make the trend. */
const TREND = 12;

/** The consolidation as a window or a script is given it. */
export function figuresView(
  { index: { counting }, ledger, period, tasks }: Counted,
  { system, by }: Pick<FiguresQuestion, 'system' | 'by'>,
  language: Language,
): Consolidation {
  const { rules, register, identity } = counting;
  const set = rules.ruleSetOf(identity.id)?.fields ?? null;
  const figures = consolidate(tasks, { period, cutoff: rules.cutoff, system, by, trend: TREND });
  const ruleSet = set && { name: set.name, version: set.version };
  const { levels, schedule } = set ?? presets.default;
  const yearLine = expectedProgress(yearOf(rules.cutoff), rules.cutoff, schedule);
  return {
    ledger: ledger && { id: ledger.id, title: ledger.fields.title },
    period: formatPeriod(period),
    cutoff: rules.cutoff,
    ruleSet,
    levels: lightLevels.map((level) => ({ level, ...levels[level], shape: shapes[level] })),
    tasks: figures.tasks,
    shares: figures.shares,
    columns: [...figures.columns],
    units: inOrder(figures.units.map((row) => ({ name: register.nameOf(row.unit), row }))),
    lights: [...figures.lights],
    reports: figures.reports,
    classes: figures.classes.map(({ name, count }) => ({ name, label: classWords[language][name], count })),
    trend: figures.trend.map((each) => ({ ...each })),
    basis: basisOf(
      {
        cutoff: rules.cutoff,
        period: formatPeriod(period),
        system,
        by,
        ruleSet,
        yearLine: Math.round(yearLine * 10) / 10,
      },
      language,
    ),
  };
}

/** Missing reports on top, then by lights from the gravest, then by name. */
function inOrder(
  units: readonly { readonly name: string; readonly row: UnitFigures }[],
): Consolidation['units'] {
  return units
    .toSorted(
      (a, b) =>
        b.row.reports.missing - a.row.reports.missing ||
        compareLights(b.row.lights, a.row.lights) ||
        byName(a.name, b.name),
    )
    .map(({ name, row: { unit, cells, lights, ...row } }) => ({
      ...row,
      id: unit,
      name,
      cells: cells.map((cell) => cell && [...cell]),
      lights: [...lights],
    }));
}

function compareLights(a: readonly number[], b: readonly number[]): number {
  for (const [at, count] of a.entries()) {
    const difference = count - (b[at] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
