import { createMachine } from './transition.ts';

/** One unit's share of a task. The first state is that of a task the unit has nothing to do with yet. */
export const assignmentStates = [
  'notAssigned',
  'assigned',
  'awaitingAcknowledgement',
  'inProgress',
  'returnedForReassignment',
  'cancelled',
] as const;
export type AssignmentState = (typeof assignmentStates)[number];

export const assignmentActions = ['assign', 'arrive', 'acknowledge', 'decline', 'withdraw'] as const;
export type AssignmentAction = (typeof assignmentActions)[number];

const issue = { actor: 'bureauClerk', guards: [], carrier: 'issue' } as const;
const answer = { actor: 'unitClerk', guards: [], carrier: 'submit' } as const;
const refuse = { actor: 'unitLeader', guards: ['reason'], carrier: 'submit' } as const;

/** 交办 for one unit. Assigning again after a withdrawal or a 退回 opens a new round, to be acknowledged anew. */
export const assignmentMachine = createMachine<AssignmentState, AssignmentAction>('notAssigned', [
  { from: 'notAssigned', action: 'assign', to: 'assigned', ...issue },
  { from: 'assigned', action: 'arrive', to: 'awaitingAcknowledgement', ...issue, actor: 'arrival' },
  { from: 'assigned', action: 'acknowledge', to: 'inProgress', ...answer },
  { from: 'awaitingAcknowledgement', action: 'acknowledge', to: 'inProgress', ...answer },
  { from: 'assigned', action: 'decline', to: 'returnedForReassignment', ...refuse },
  { from: 'awaitingAcknowledgement', action: 'decline', to: 'returnedForReassignment', ...refuse },
  { from: 'returnedForReassignment', action: 'assign', to: 'assigned', ...issue },
  { from: 'returnedForReassignment', action: 'withdraw', to: 'cancelled', ...issue },
  { from: 'assigned', action: 'withdraw', to: 'cancelled', ...issue },
  { from: 'awaitingAcknowledgement', action: 'withdraw', to: 'cancelled', ...issue },
  { from: 'inProgress', action: 'withdraw', to: 'cancelled', ...issue },
  { from: 'cancelled', action: 'assign', to: 'assigned', ...issue },
]);
