import type { ReportFields, TaskFields } from '../model/record.ts';
import { isEarlier } from '../period-order.ts';
import { nameKey } from '../text.ts';
import { lastDayOf } from './deadline-end.ts';

/** A milestone as a unit marked it: the exact wording of the step, the day it was reached, and who says so. */
export type ReachedMilestone = NonNullable<ReportFields['reached']>[number];

/** One dated step of a limit, and what became of it. */
export interface MilestoneStanding {
  readonly text: string;
  /** Its last day; null for a step that prints no date. */
  readonly due: string | null;
  readonly reached: Omit<ReachedMilestone, 'milestone'> | null;
}

type Said = Pick<ReportFields, 'period' | 'reached'>;

/** Steps are known by their wording, whatever its blanks and width: a reworded step has to be marked anew. */
const keyOf = nameKey;

/**
 * The steps of a limit with what was said of them, in their printed order. `reports` are those of one unit that count: of
 * each period the last version, none that was returned. What a later period says of a step holds.
 */
export function milestonesOf(
  { milestones }: Pick<TaskFields['deadline'], 'milestones'>,
  reports: readonly Said[],
): readonly MilestoneStanding[] {
  if (!milestones || milestones.length === 0) return [];
  const said = new Map<string, ReachedMilestone>();
  const inOrder = reports.toSorted((a, b) =>
    a.period === b.period ? 0 : isEarlier(a.period, b.period) ? -1 : 1,
  );
  for (const { reached = [] } of inOrder) for (const mark of reached) said.set(keyOf(mark.milestone), mark);
  return milestones.map(({ text, date }) => {
    const mark = said.get(keyOf(text));
    return {
      text,
      due: date === null ? null : lastDayOf(date),
      reached: mark ? { on: mark.on, by: mark.by } : null,
    };
  });
}

/** What a cut-off date still waits for: dated, and not reached by that day. */
export const openMilestones = (
  milestones: readonly MilestoneStanding[],
  cutoff: string,
): readonly { readonly name: string; readonly due: string }[] =>
  milestones.flatMap(({ text, due, reached }) =>
    due !== null && (reached === null || reached.on > cutoff) ? [{ name: text, due }] : [],
  );

/** Marks of steps that the list still prints; each step once, the last mark of it. */
export const standingMarks = (
  { milestones = [] }: Pick<TaskFields['deadline'], 'milestones'>,
  marks: readonly ReachedMilestone[],
): readonly ReachedMilestone[] => {
  const printed = new Map(milestones.map(({ text }) => [keyOf(text), text]));
  const kept = new Map<string, ReachedMilestone>();
  for (const mark of marks) {
    const text = printed.get(keyOf(mark.milestone));
    if (text !== undefined) kept.set(text, { ...mark, milestone: text });
  }
  return [...kept.values()];
};

/** The marks with one step marked, or with its mark taken away. */
export const withMark = (
  marks: readonly ReachedMilestone[],
  milestone: string,
  mark: Omit<ReachedMilestone, 'milestone'> | null,
): ReachedMilestone[] => [
  ...marks.filter((each) => keyOf(each.milestone) !== keyOf(milestone)),
  ...(mark ? [{ milestone, ...mark }] : []),
];
