import { z } from 'zod';
import { submissionStates } from '../../rules/cycle/submission-machine.ts';
import { draftFields, reachedMilestone } from '../draft.ts';
import { transcriptSources } from '../record/report.ts';
import { requestTypes } from '../record/request.ts';
import { id, ms, unitRef } from './common.ts';
import { deadlineView, indicatorView } from './tasks.ts';

/** A dated step of a limit as one unit reported it. */
export const milestoneView = z.object({
  text: z.string(),
  /** Its last day; null for a step that prints no date. */
  due: z.string().nullable(),
  reached: reachedMilestone.omit({ milestone: true }).nullable(),
});

/** A draft is shown as it is kept. */
export const draftView = draftFields;

/** The issuing body's answer to a report or a request. */
export const answerView = z.object({
  accepted: z.boolean(),
  text: z.string(),
  date: z.string().nullable(),
  by: z.string().nullable(),
  approvedBy: z.string().nullable(),
  at: ms,
});

/** 代录: how it was heard, from whom, and who typed it. */
export const transcript = z.object({
  source: z.enum(transcriptSources),
  from: z.string().nullable(),
  by: z.string().nullable(),
  on: z.string().optional(),
});

export const reportView = draftView.extend({
  id,
  unit: unitRef,
  period: z.string(),
  version: z.number(),
  filledBy: z.string().nullable(),
  /** 审核人 inside the unit; left out where filler and leader sit at one desk. */
  reviewedBy: z.string().nullable().optional(),
  signedOffBy: z.string().nullable(),
  signedOffAt: ms,
  /** Left out in a unit's own report. */
  transcribed: transcript.optional(),
  status: z.enum(submissionStates),
  answer: answerView.nullable(),
  /** A later version of the period exists. */
  replaced: z.boolean(),
});

export const requestView = z.object({
  id,
  unit: unitRef,
  type: z.enum(requestTypes),
  reason: z.string(),
  date: z.string().nullable(),
  due: z.string().nullable(),
  text: z.string().nullable(),
  /** Asked for after the limit had passed. */
  late: z.boolean(),
  period: z.string(),
  filledBy: z.string().nullable(),
  signedOffBy: z.string().nullable(),
  signedOffAt: ms,
  status: z.enum(submissionStates),
  answer: answerView.nullable(),
});

/** A request that waits for the sign-off. */
export const requestDraft = z.object({
  id,
  type: z.enum(requestTypes),
  reason: z.string(),
  date: z.string().nullable(),
  text: z.string().nullable(),
  savedAt: ms,
});

/** The same on the sheet, with the task that it is about. */
export const sheetRequest = requestDraft.extend({ task: id, number: z.string(), title: z.string() });

export const draftReview = z.object({
  state: z.enum(['awaitingInternalReview', 'returnedInternally']),
  sentBy: z.string().nullable(),
  sentAt: ms,
  reviewedBy: z.string().nullable().optional(),
  reviewedAt: ms.optional(),
  note: z.string(),
});

export const sheetRow = z.object({
  task: id,
  ledger: id,
  /** The unit that issued the task: by its rules the report is checked. */
  body: id,
  seq: z.number().nullable(),
  ordinal: z.number(),
  /** What a person calls it: 7, or 7.1 for a part. */
  number: z.string(),
  category: z.string().nullable(),
  title: z.string(),
  detail: z.string().nullable(),
  deadline: deadlineView,
  /** By when the report of the sheet's period is due, by the cycle of the task. */
  due: z.string().nullable(),
  role: z.enum(['lead', 'cooperate', 'named']),
  indicators: z.array(indicatorView),
  /** 时间节点 as they were reported before this draft. */
  milestones: z.array(milestoneView),
  last: reportView.nullable(),
  /** The version signed off for this period, if any: then a draft is a correction and needs a reason. */
  signed: reportView.nullable(),
  draft: draftView.nullable(),
  draftSavedAt: ms.nullable(),
  /** 校内审核 of the draft; null while it is being filled in. */
  review: draftReview.nullable(),
});

/** A period that can be chosen for the sheet, with how far it is. */
export const sheetPeriod = z.object({
  period: z.string(),
  /** The earliest day by which a report of it is due. */
  due: z.string(),
  /** It is the one of its cycle that is due next. */
  current: z.boolean(),
  tasks: z.number(),
  filled: z.number(),
  /** Drafts that were handed to the leader, and requests that go out with the sign-off. */
  waiting: z.number(),
});

export type SheetPeriod = z.infer<typeof sheetPeriod>;
export type SheetRow = z.infer<typeof sheetRow>;
export type SheetRequest = z.infer<typeof sheetRequest>;
export type Draft = z.infer<typeof draftView>;
export type RequestView = z.infer<typeof requestView>;
export type ReportView = z.infer<typeof reportView>;
