import { dateOf } from '../../dates.ts';
import type { DecisionFields } from '../../model/record.ts';
import { type Decision, inOrder } from './decisions.ts';

/** 立项审定 as it was recorded. */
export interface Approval {
  readonly by: string;
  /** A calendar date. */
  readonly on: string;
}

type Taken = Decision & Pick<DecisionFields, 'approvedBy' | 'decidedAt'>;

/** The last approval among the decisions of a task; null while 未填审定人. */
export function approvalOf(decisions: readonly Taken[]): Approval | null {
  const last = inOrder(decisions).findLast(({ verdict }) => verdict === 'approve') as Taken | undefined;
  if (!last?.approvedBy) return null;
  return { by: last.approvedBy, on: last.date ?? dateOf(last.decidedAt) };
}
