import { z } from 'zod';
import { evidenceItem } from '../model/draft.ts';
import { transcriptSources } from '../model/record/report.ts';
import { checksView } from '../model/views/check-rules.ts';
import * as v from '../model/views.ts';

import { line, note, op, path, text } from './arguments.ts';

export const reportingOperations = {
  getSheet: op(
    /** Where no period is named, the one due first; with `waiting` one whose drafts or requests wait for the leader comes before it. */
    z.strictObject({ period: line.optional(), waiting: z.boolean().optional() }),
    z.object({
      period: z.string(),
      /** Of every cycle in use the period that is due next and those before it; the sheet of one holds the tasks of its cycle. */
      periods: z.array(v.sheetPeriod),
      rows: z.array(v.sheetRow),
      /** 校验规则 of the bodies whose tasks these are. */
      checks: z.array(checksView),
      /** Of this period, not signed off. */
      requests: z.array(v.sheetRequest),
    }),
  ),
  saveDraft: op(
    z.strictObject({ task: z.string().max(200), period: line, draft: v.draftView }),
    z.object({ savedAt: z.number() }),
  ),
  addEvidence: op(
    z.strictObject({ task: z.string().max(200), period: line, path }),
    evidenceItem.extend({
      /** What a picture told beside its pixels: there was nothing, it was taken out, or it could not be. */
      metadata: z.enum(['none', 'removed', 'left']),
    }),
  ),
  signOff: op(
    z.strictObject({ period: line.nullable(), by: line.nullable() }),
    z.object({
      reports: z.number(),
      /** Left out where there were none. */
      requests: z.number().optional(),
      periods: z.array(z.string()),
    }),
  ),
  /** The filler hands the drafts of a period to the leader. */
  sendForReview: op(
    z.strictObject({ period: line.nullable(), by: line.nullable() }),
    z.object({ sent: z.number(), period: z.string() }),
  ),
  /** The leader passes drafts, or returns them with a reason; signing off leaves returned ones out. */
  reviewInternally: op(
    z.strictObject({
      period: line.nullable(),
      tasks: z.array(z.string().max(200)).min(1).max(20_000),
      verdict: z.enum(['pass', 'return']),
      text,
      by: line.nullable(),
    }),
    z.object({ reviewed: z.number() }),
  ),
  /** 校验 of the drafts of a period, the present one where null. */
  validate: op(
    z.strictObject({ period: line.nullable() }),
    z.object({
      period: z.string(),
      /** Nothing must be put right. */
      ok: z.boolean(),
      due: z.number(),
      filled: z.number(),
      findings: z.array(
        z.object({
          task: z.string(),
          seq: z.number().nullable(),
          title: z.string(),
          level: z.enum(['hard', 'soft']),
          check: z.string(),
          field: z.string(),
          /** The indicator, where it is about one. */
          about: z.string().nullable(),
          message: z.string(),
          /** It has to be explained before the report can be signed off. */
          mustExplain: z.boolean(),
          explanation: z.string(),
        }),
      ),
    }),
  ),
  /** 代录: what a unit below has to report for a period, to be typed for it; the period due next where none is named. */
  getTypingSheet: op(
    z.strictObject({
      unit: line.min(1),
      period: line.optional(),
      /** Of whose cycle the period is, where none is named. */
      task: z.string().max(200).optional(),
    }),
    z.object({
      unit: v.unitRef,
      period: z.string(),
      periods: z.array(v.sheetPeriod),
      /** `signed` is the unit's own report where it has come, else what was typed for it. */
      rows: z.array(v.sheetRow),
      checks: z.array(checksView),
    }),
  ),
  /** 代录: types the report of a unit below that came by phone or on paper; the unit's own counts as soon as it comes. */
  transcribeReport: op(
    z.strictObject({
      task: z.string().max(200),
      unit: line.min(1),
      period: line,
      report: v.draftView.omit({ evidence: true }),
      source: z.enum(transcriptSources),
      /** Who reported it at the unit. */
      from: note.nullable(),
      /** Who typed it, the operator where left null. */
      by: note.nullable(),
      /** The calendar date on which it was reported, today where left null. */
      on: z.iso.date().nullable().default(null),
    }),
    z.object({ report: z.string(), unit: v.unitRef, period: z.string(), version: z.number() }),
  ),
} as const;
