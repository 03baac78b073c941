import { createMachine } from './transition.ts';

/** One version of a report or a request. */
export const submissionStates = [
  'draft',
  'awaitingInternalReview',
  'returnedInternally',
  'signedOff',
  'exported',
  'received',
  'accepted',
  'returned',
] as const;
export type SubmissionState = (typeof submissionStates)[number];

export const submissionActions = [
  'edit',
  'sendForReview',
  'returnInternally',
  'signOff',
  'export',
  'receipt',
  'accept',
  'return',
  'correct',
] as const;
export type SubmissionAction = (typeof submissionActions)[number];

const filler = { actor: 'unitClerk', carrier: 'local', guards: [] } as const;
const leader = { actor: 'unitLeader', carrier: 'local', guards: [] } as const;
const bureau = { actor: 'bureauClerk', carrier: 'decide', guards: [] } as const;

/**
 * 草稿 to 审核通过. 已导出 is not 已送达: only a receipt makes it `received`. A signed version is never edited; `correct`
 * begins version n+1 as a draft, with a reason. Where filler and leader sit at one desk, a draft is signed off at once.
 */
export const submissionMachine = createMachine<SubmissionState, SubmissionAction>('draft', [
  { from: 'draft', action: 'edit', to: 'draft', ...filler },
  { from: 'draft', action: 'sendForReview', to: 'awaitingInternalReview', ...filler },
  { from: 'awaitingInternalReview', action: 'returnInternally', to: 'returnedInternally', ...leader },
  // The filler takes it back to go on with it.
  { from: 'awaitingInternalReview', action: 'edit', to: 'draft', ...filler },
  { from: 'returnedInternally', action: 'edit', to: 'draft', ...filler },
  { from: 'awaitingInternalReview', action: 'signOff', to: 'signedOff', ...leader },
  { from: 'draft', action: 'signOff', to: 'signedOff', ...leader },
  { from: 'signedOff', action: 'export', to: 'exported', ...filler, carrier: 'submit' },
  { from: 'exported', action: 'export', to: 'exported', ...filler, carrier: 'submit' },
  { from: 'exported', action: 'receipt', to: 'received', actor: 'arrival', carrier: 'decide', guards: [] },
  ...(['exported', 'received'] as const).flatMap((from) => [
    { from, action: 'accept', to: 'accepted', ...bureau } as const,
    { from, action: 'return', to: 'returned', ...bureau, guards: ['text'] } as const,
  ]),
  ...(['signedOff', 'exported', 'received', 'accepted', 'returned'] as const).map(
    (from) => ({ from, action: 'correct', to: 'draft', ...filler, guards: ['reason'] }) as const,
  ),
]);
