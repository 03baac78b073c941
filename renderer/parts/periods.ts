import { formatPeriod, type PeriodKind, parsePeriod } from '../../shared/period.ts';
import { periodAt } from '../../shared/report-cycle.ts';
import { periodsUpTo } from '../../shared/rules/figures/reporting.ts';

/** How many periods back a kind can be chosen. */
const back: readonly (readonly [PeriodKind, number])[] = [
  ['month', 12],
  ['quarter', 4],
  ['half', 2],
  ['year', 2],
];

/** The periods that can be counted up to a cut-off, by kind, newest first; one that is asked for and not among them comes first. */
export function choosablePeriods(
  cutoff: string,
  chosen: string,
): readonly { readonly kind: PeriodKind; readonly periods: readonly string[] }[] {
  const groups = back.map(([kind, count]) => ({
    kind,
    periods: periodsUpTo(periodAt(kind, cutoff), count).map(formatPeriod).toReversed(),
  }));
  if (groups.some(({ periods }) => periods.includes(chosen))) return groups;
  const asked = parsePeriod(chosen);
  return asked.ok ? [{ kind: asked.value.kind, periods: [chosen] }, ...groups] : groups;
}
