import type { TaskState } from '../../model/views.ts';
import type { TaskAction } from './task-actions.ts';
import { createMachine, type Transition } from './transition.ts';

type Row = Transition<TaskState, TaskAction>;
type Who = Pick<Row, 'actor' | 'carrier'>;

const byClerk: Who = { actor: 'bureauClerk', carrier: 'issue' };
const byClerkAnswering: Who = { actor: 'bureauClerk', carrier: 'decide' };
const byLeader: Who = { actor: 'bureauLeader', carrier: 'issue' };
const byLeaderAnswering: Who = { actor: 'bureauLeader', carrier: 'decide' };
const byUnit: Who = { actor: 'unitClerk', carrier: 'submit' };
const byUnitLeader: Who = { actor: 'unitLeader', carrier: 'submit' };

const rows = (
  from: TaskState | readonly TaskState[],
  action: TaskAction,
  to: TaskState,
  who: Who,
  guards: Row['guards'] = [],
): readonly Row[] =>
  (typeof from === 'string' ? [from] : from).map((each) => ({ from: each, action, to, ...who, guards }));

/** What goes on while a task is being handled and leaves its state as it is. */
const stays = (
  states: readonly TaskState[],
  action: TaskAction,
  who: Who,
  guards: Row['guards'] = [],
): readonly Row[] => states.flatMap((state) => rows(state, action, state, who, guards));

const HANDLED = ['inProgress', 'extensionPending', 'underReview'] as const;
const UNANSWERED = ['assigned', 'awaitingAcknowledgement'] as const;

/**
 * 任务: from 已立项 to 已销号. Importing or adding a task is its 立项, without an approver until one is recorded (`approve`),
 * so the table begins with `registered`. A report or a request on a task that awaits acknowledgement acknowledges it:
 * these make both steps, `acknowledge` first.
 */
export const taskMachine = createMachine<TaskState, TaskAction>('registered', [
  ...stays(
    ['registered', ...UNANSWERED, 'returnedForReassignment', ...HANDLED],
    'approve',
    { actor: 'bureauLeader', carrier: 'local' },
    ['approver'],
  ),
  ...rows(['registered', 'returnedForReassignment'], 'assign', 'assigned', byClerk),
  ...rows('assigned', 'arrive', 'awaitingAcknowledgement', { actor: 'arrival', carrier: 'issue' }),
  ...rows(UNANSWERED, 'acknowledge', 'inProgress', byUnit),
  ...rows(UNANSWERED, 'decline', 'returnedForReassignment', byUnitLeader, ['reason']),
  ...rows([...UNANSWERED, 'returnedForReassignment', 'inProgress'], 'withdraw', 'registered', byClerk),

  ...stays(HANDLED, 'report', byUnit, ['signedOff']),
  ...stays([...UNANSWERED, ...HANDLED], 'urge', byClerk),
  ...stays(HANDLED, 'flagRisk', byClerkAnswering, ['reason']),
  ...stays(HANDLED, 'clearRisk', byClerkAnswering),
  ...stays(['inProgress'], 'completeYear', byLeaderAnswering, ['ongoing']),
  ...stays(HANDLED, 'requestChange', byUnitLeader, ['reason', 'text', 'signedOff']),
  ...stays(HANDLED, 'answerChange', byLeaderAnswering),

  ...rows('inProgress', 'requestExtension', 'extensionPending', byUnitLeader, [
    'reason',
    'date',
    'beforeLimit',
    'signedOff',
  ]),
  ...rows('extensionPending', 'extend', 'inProgress', byLeaderAnswering, ['date']),
  ...rows('extensionPending', 'refuseExtension', 'inProgress', byLeaderAnswering, ['text']),
  ...rows('inProgress', 'requestCompletion', 'underReview', byUnitLeader, ['reason', 'signedOff']),
  ...rows('underReview', 'refuseCompletion', 'inProgress', byClerkAnswering, ['text']),
  ...rows('underReview', 'complete', 'completed', byClerkAnswering),

  ...stays(['completed'], 'requestStrikeOff', byUnitLeader, ['reason', 'signedOff']),
  ...rows('completed', 'refuseStrikeOff', 'inProgress', byLeaderAnswering, ['text']),
  ...rows('completed', 'strikeOff', 'struckOff', byLeaderAnswering),
  ...rows(['completed', 'struckOff'], 'reopen', 'inProgress', byLeaderAnswering, ['reason']),

  ...rows('inProgress', 'suspend', 'suspended', byLeader, ['reason']),
  ...rows('suspended', 'resume', 'inProgress', byLeader),
  ...rows(['registered', 'inProgress'], 'cancel', 'cancelled', byLeader, ['reason']),
]);
