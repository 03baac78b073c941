import { z } from 'zod';
import { posts } from '../../rules/people.ts';
import { id, ms, unitRef } from './common.ts';
import { deadlineView, taskState } from './tasks.ts';

export const post = z.enum(posts);

/** What a 交接清单 says of every task. */
const heldTask = {
  id,
  number: z.string(),
  title: z.string(),
  ledger: z.string(),
  deadline: deadlineView,
  state: taskState,
};

/** What one person has in hand on a day: 交接清单. */
export const inHand = z.object({
  person: z.string(),
  /** Tasks not done that this person reported last, or nobody yet. */
  tasks: z.array(
    z.object({
      ...heldTask,
      /** The period reported last; null where there is none. */
      lastPeriod: z.string().nullable(),
      /** This person's name stands on the last report; false where nobody's does. */
      named: z.boolean(),
      /** 责任人 and 分管领导 of the task inside this unit. */
      owner: z.string().nullable(),
      leader: z.string().nullable(),
    }),
  ),
  /** Tasks not done that this person answers for inside the unit, whoever reports them. */
  answersFor: z.array(
    z.object({
      ...heldTask,
      posts: z.array(z.enum(['owner', 'leader'])),
    }),
  ),
  /** Reports and requests that are not sent yet, waiting for an answer, or to be answered. */
  open: z.array(
    z.object({
      kind: z.enum(['draft', 'requestDraft', 'request', 'toReview', 'urge']),
      number: z.string(),
      title: z.string(),
      detail: z.string(),
      at: ms,
    }),
  ),
  /** 两处不同 that nobody has closed. */
  differences: z.number(),
  /** Attached files by task. */
  files: z.array(z.object({ number: z.string(), title: z.string(), count: z.number(), bytes: z.number() })),
  /** Bundles without a receipt. */
  sent: z.array(z.object({ file: z.string(), to: z.string(), at: ms })),
});

export const personChange = z.object({
  posts: z.array(post),
  from: z.string(),
  to: z.string(),
  on: z.string(),
  witness: z.string().nullable(),
  by: z.string().nullable(),
  at: ms,
});

export const people = z.object({
  unit: unitRef,
  /** Names that stand on reports, requests and answers of this unit, whoever holds their work now; the operator first. */
  names: z.array(z.string()),
  contact: z.string().nullable(),
  changes: z.array(personChange),
});

export type InHand = z.infer<typeof inHand>;
export type People = z.infer<typeof people>;
