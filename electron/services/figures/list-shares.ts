import type { Language } from '../../../shared/errors.ts';
import { lightLevels } from '../../../shared/model/rule-set.ts';
import type { FiguresQuestion, ShareFilter, ShareRow } from '../../../shared/model/views.ts';
import { classOf, classOfTask } from '../../../shared/rules/figures/classes.ts';
import { type CountedTask, lightSlot, UNLIT } from '../../../shared/rules/figures/consolidate.ts';
import { reportsIn } from '../../../shared/rules/figures/reporting.ts';
import type { Share } from '../../../shared/rules/figures/share.ts';
import { numberOf } from '../../../shared/rules/parts.ts';
import type { Store } from '../../store/store.ts';
import { latestReport } from '../cycle/latest-report.ts';
import { readOnUnit } from '../cycle/read-unit.ts';
import { shareLight } from '../lights/task-light.ts';
import { rowAbove } from '../parts/relatives.ts';
import type { Counted } from './counted.ts';

interface Found {
  readonly task: CountedTask;
  readonly share: Share;
}

/** The shares behind a figure, in printed order: what the figure counted, nothing else. */
export function sharesBehind(
  { tasks, period, index }: Counted,
  { system, by }: Pick<FiguresQuestion, 'system' | 'by'>,
  { unit, column, level, completion, report }: Omit<ShareFilter, 'unit'> & { readonly unit: string | null },
): readonly Found[] {
  const reportsOf = reportsIn(period, index.counting.rules.cutoff);
  const slot = level === null ? null : level === 'unlit' ? UNLIT : lightLevels.indexOf(level);
  return tasks
    .filter((task) => column === null || task.column === column)
    .filter(
      (task) => completion === null || by === 'share' || classOfTask(system, task.shares) === completion,
    )
    .flatMap((task) =>
      task.shares
        .filter((share) => unit === null || share.unit === unit)
        .filter((share) => slot === null || lightSlot(share) === slot)
        .filter((share) => completion === null || by === 'task' || classOf(system, share) === completion)
        .filter((share) => report === null || reportsOf(share).includes(report))
        .map((share) => ({ task, share })),
    );
}

/** One page of them with what each says, its light told in words. */
export function shareRows(
  store: Store,
  { index, record }: Counted,
  found: readonly Found[],
  language: Language,
): ShareRow[] {
  const { identity, register, rules, lists } = index.counting;
  return found.flatMap(({ task: { id, column }, share: { unit, role, state } }) => {
    const task = record(id);
    if (!task) return [];
    const on = readOnUnit(store, register, id, unit);
    const newest = latestReport(on.reports, unit);
    return [
      {
        task: id,
        seq: task.fields.seq,
        number: numberOf(task, rowAbove(store, task)),
        title: task.fields.title,
        column,
        unit: { id: unit, name: register.nameOf(unit) },
        role,
        state,
        light: shareLight({ task, on, list: lists.get(task.parent ?? '') }, unit, identity, rules, language),
        report: newest && {
          id: newest.id,
          period: newest.fields.period,
          version: newest.fields.version,
          text: newest.fields.noChange ?? newest.fields.text,
          percent: newest.fields.percent,
          noChange: newest.fields.noChange !== null,
          ...(newest.fields.transcribed && { transcribed: { source: newest.fields.transcribed.source } }),
          signedOffAt: newest.fields.signedOffAt,
        },
      },
    ];
  });
}
