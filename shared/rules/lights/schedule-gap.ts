import type { RuleSet } from '../../model/rule-set.ts';
import { expectedProgress, yearOf } from './expected.ts';

/** 序时进度 against what is done, both in per cent. */
export interface Schedule {
  readonly expected: number;
  readonly actual: number;
}

interface Pace {
  /** Per cent done; null where nothing is measured. */
  readonly progress: number | null;
  readonly start: string | null;
  readonly due: string | null;
}

/**
 * Where a share should be at the cut-off and where it is: of the time from its start to its limit, or without a limit of
 * this year. Null where nothing is measured, no start is known or it has not begun.
 */
export function scheduleOf(
  { progress, start, due }: Pace,
  cutoff: string,
  by: RuleSet['schedule'],
): Schedule | null {
  if (progress === null || (start !== null && start > cutoff)) return null;
  const span = due === null ? yearOf(cutoff) : start === null ? null : { start, end: due };
  if (!span || span.end < span.start) return null;
  const from = due === null && start !== null && start > span.start ? start : span.start;
  return { expected: expectedProgress({ start: from, end: span.end }, cutoff, by), actual: progress };
}
