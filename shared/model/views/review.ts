import { z } from 'zod';
import { comparedFields } from '../../rules/report-changes.ts';
import { id, unitRef } from './common.ts';
import { reportView, requestView } from './reports.ts';
import { deadlineView, indicatorView, lightView } from './tasks.ts';

/** What is found in a report by the checks, as a reviewer reads it. */
export const findingView = z.object({
  level: z.enum(['hard', 'soft']),
  check: z.string(),
  field: z.string(),
  /** The indicator, where it is about one. */
  about: z.string().nullable(),
  message: z.string(),
  /** What the unit says to it; empty where nothing. */
  explanation: z.string(),
});

/** The task that something to be reviewed is about. */
export const reviewTask = z.object({
  id,
  ledger: id,
  number: z.string(),
  category: z.string().nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  /** The limit that holds for the unit. */
  due: deadlineView,
  indicators: z.array(indicatorView),
  light: lightView.nullable(),
  /** 重大风险: the reason, while it stands. */
  risk: z.string().nullable(),
});

/** One thing that waits for the issuing body's word: a report or a request. */
export const reviewItem = z.object({
  /** Of the report or the request. */
  id,
  unit: unitRef,
  role: z.enum(['lead', 'cooperate']),
  task: reviewTask,
  /** What was reported: the report itself, or beside a request the newest one. */
  report: reportView.nullable(),
  request: requestView.nullable(),
  /** The newest report of an earlier period. */
  last: reportView.nullable(),
  /** The version of the same period that this one took the place of. */
  earlier: reportView.nullable(),
  /** In what the report differs from the one before it. */
  changed: z.array(z.enum(comparedFields)),
  findings: z.array(findingView),
});

export const reviewDesk = z.object({
  /** Changed ones and requests first. */
  items: z.array(reviewItem),
  /** Decisions that no file has carried to their unit yet, and to how many units. */
  toSend: z.object({ decisions: z.number(), units: z.array(unitRef) }),
  phrases: z.array(z.string()),
});

export type ReviewItem = z.infer<typeof reviewItem>;
export type ReviewDesk = z.infer<typeof reviewDesk>;
