import type { AcknowledgementFields, AssignmentFields, RequestFields } from '../../model/record.ts';
import type { TaskState } from '../../model/views.ts';
import type { AssignmentState } from './assignment-machine.ts';
import { answerTo, type Decision, phaseOf } from './decisions.ts';

export type Assignment = Pick<AssignmentFields, 'unit' | 'role' | 'state' | 'round'>;
export type Acknowledgement = Pick<AcknowledgementFields, 'unit' | 'round' | 'answer'> & {
  readonly id: string;
};
export type Request = Pick<RequestFields, 'unit' | 'type'> & { readonly id: string };

/** Everything recorded about one task that moves its state; units resolved to one id each. */
export interface CycleFacts {
  readonly assignments: readonly Assignment[];
  readonly acknowledgements: readonly Acknowledgement[];
  readonly requests: readonly Request[];
  readonly decisions: readonly Decision[];
  /** Units with a signed-off report: one that never acknowledged the first round acknowledged it by reporting. */
  readonly reported: ReadonlySet<string>;
  /** Units with a draft on this PC. */
  readonly drafting: ReadonlySet<string>;
}

/** From where the task is looked at. */
export interface Viewpoint {
  /** Ids of this store's own unit. */
  readonly own: ReadonlySet<string>;
  /** The task came from a body above. */
  readonly received: boolean;
}

export const roundOf = ({ round }: Pick<Assignment, 'round'>): number => round ?? 1;

const assignmentOf = (facts: CycleFacts, unit: string): Assignment | null =>
  facts.assignments.find((a) => a.unit === unit && a.state === 'assigned') ??
  facts.assignments.find((a) => a.unit === unit) ??
  null;

/** A unit's share. An acceptance outweighs a 退回 of the same round, which only two PCs of one unit can bring about. */
export function assignmentStateOf(facts: CycleFacts, unit: string, arrived: boolean): AssignmentState {
  const assignment = assignmentOf(facts, unit);
  if (!assignment) return 'notAssigned';
  if (assignment.state === 'cancelled') return 'cancelled';
  const round = roundOf(assignment);
  const answers = facts.acknowledgements.filter((a) => a.unit === unit && a.round === round);
  if (answers.some(({ answer }) => answer === 'accepted')) return 'inProgress';
  if (answers.length > 0) return 'returnedForReassignment';
  if ((round === 1 && facts.reported.has(unit)) || facts.drafting.has(unit)) return 'inProgress';
  return arrived ? 'awaitingAcknowledgement' : 'assigned';
}

export const openRequests = (facts: CycleFacts, unit?: string): readonly Request[] =>
  facts.requests.filter(
    (request) =>
      (unit === undefined || request.unit === unit) && answerTo(facts.decisions, request.id) === null,
  );

/** The task as one unit stands to it. */
export function stateFor(facts: CycleFacts, unit: string, arrived: boolean): TaskState {
  const phase = phaseOf(facts.decisions);
  if (phase !== 'inProgress') return phase;
  const share = assignmentStateOf(facts, unit, arrived);
  if (share === 'notAssigned') return 'registered';
  if (share !== 'inProgress') return share;
  const open = openRequests(facts, unit);
  if (open.some(({ type }) => type === 'close')) return 'underReview';
  return open.some(({ type }) => type === 'extend') ? 'extensionPending' : 'inProgress';
}

/** What speaks for a task of many units while the lead has not sent it back. */
const SPEAKING: readonly TaskState[] = [
  'underReview',
  'extensionPending',
  'inProgress',
  'returnedForReassignment',
  'awaitingAcknowledgement',
  'assigned',
];

/** The task as a whole: for an assigned unit its own share, for the issuing body what its units have brought about. */
export function taskStateOf(facts: CycleFacts, view: Viewpoint): TaskState {
  const phase = phaseOf(facts.decisions);
  if (phase !== 'inProgress') return phase;
  const active = facts.assignments.filter((a) => a.state === 'assigned');
  if (active.length === 0) {
    // Withdrawn: nothing to that unit any more, and for it as for the body registered until somebody has it.
    if (facts.assignments.length > 0) return 'registered';
    return facts.reported.size > 0 || facts.drafting.size > 0 ? 'inProgress' : 'registered';
  }
  const ours = view.received ? active.find((a) => view.own.has(a.unit)) : undefined;
  if (ours) return stateFor(facts, ours.unit, true);
  const states = active.map((a) => ({ role: a.role, state: stateFor(facts, a.unit, false) }));
  if (states.some(({ role, state }) => role === 'lead' && state === 'returnedForReassignment'))
    return 'returnedForReassignment';
  return SPEAKING.find((wanted) => states.some(({ state }) => state === wanted)) ?? 'assigned';
}
