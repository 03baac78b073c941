import { z } from 'zod';
import { turns } from '../../rules/collecting.ts';
import { reminderKinds } from '../../rules/reminders.ts';
import { lightLevels } from '../rule-set.ts';
import { id, ms } from './common.ts';
import { insideInstruction } from './instructions.ts';
import { ledgerView, lightView, typedSource } from './tasks.ts';

export const workbench = z.object({
  period: z.string(),
  cutoff: z.string(),
  /** Our own reporting: tasks to fill in this period and how far it is. */
  own: z.object({
    due: z.number(),
    drafted: z.number(),
    signed: z.number(),
    /** Neither signed off nor begun with a word. */
    unfilled: z.number(),
    toSign: z.number(),
    toSend: z.number(),
    /** Handed to the leader and not yet signed off; of these returned to the filler. */
    inReview: z.number(),
    returned: z.number(),
    /** Requests that wait for the sign-off. */
    requests: z.number(),
    /** 对方请补发: files that bodies above ask for and that no file has carried since. */
    wanted: z.number(),
  }),
  /** What the units below owe in the period that is collected: of each cycle the one last due or the one due next. */
  below: z.object({
    turn: z.enum(turns),
    /** As most tasks report; null where nothing is assigned. */
    period: z.string().nullable(),
    /** The last day on which its reports are in time. */
    by: z.string().nullable(),
    /** The period that can be looked at instead; null where nobody owed one. */
    other: z.object({ turn: z.enum(turns), period: z.string() }).nullable(),
    units: z.number(),
    reported: z.number(),
    /** Reports and requests that wait for our word. */
    toReview: z.number(),
    /** Files that units below ask for and that no file has carried since. */
    wanted: z.number(),
    missing: z.array(
      z.object({
        id,
        name: z.string(),
        tasks: z.number(),
        /** The one that is collected of it: units whose tasks follow other cycles owe another. */
        period: z.string(),
        lastReport: ms.nullable(),
      }),
    ),
  }),
  ledgers: z.array(ledgerView),
  /** Open differences that this unit has to close. */
  differences: z.number(),
  /** 校内批示 that wait for an answer, the oldest first. */
  instructions: z.array(insideInstruction.extend({ task: id, number: z.string(), title: z.string() })),
  toConfirm: z.number(),
  unassigned: z.number(),
  /** What is owed, the gravest first; `days` from the cut-off date, negative once the day has passed. */
  reminders: z.array(
    z.object({
      kind: z.enum(reminderKinds),
      period: z.string().nullable(),
      date: z.string(),
      days: z.number(),
      tasks: z.array(id).readonly(),
    }),
  ),
  /** The light bar and the worst tasks, gravest first. */
  lights: z.object({
    counts: z.array(
      z.object({
        level: z.enum(lightLevels),
        light: lightView.pick({ word: true, colour: true, shape: true }),
        count: z.number(),
      }),
    ),
    worst: z.array(
      z.object({
        task: id,
        seq: z.number().nullable(),
        number: z.string(),
        title: z.string(),
        light: lightView,
        /** Of the report that the task is shown with. */
        transcribed: typedSource.optional(),
      }),
    ),
  }),
  events: z.array(z.object({ at: ms, text: z.string() })),
});

export type Workbench = z.infer<typeof workbench>;
