import { z } from 'zod';
import { explanation } from './explanation.ts';
import { calendarDate, id, name, person, sha256, text } from './values.ts';

export const transcriptSources = ['phone', 'paper', 'form', 'other'] as const;
/**
 * 代录: a report that the issuing body typed for a unit without the program. Its author is that body; whatever the unit
 * itself signs off for the period counts instead, and both stay.
 */
const transcribed = z.strictObject({
  /** How it was heard: by phone, on paper, from a filled-in file. */
  source: z.enum(transcriptSources),
  /** Who reported it at the unit, and who typed it here. */
  from: person,
  by: person,
  /** The calendar date on which it was reported: what 按时 and 迟报 go by. Left out by versions that did not keep it. */
  on: calendarDate.optional(),
});

/** 进展 of one unit for one period, as signed off; hangs on the task. A correction is a new version with its reason. */
export const reportFields = z.strictObject({
  unit: id,
  period: z.string().max(20),
  version: z.int().min(1),
  text,
  percent: z.number().min(0).max(100).nullable(),
  actuals: z.array(z.strictObject({ indicator: id, value: z.number() })).max(200),
  problems: text,
  next: text,
  /** 需协调事项: what the unit asks of the body or of others. Left out where there is nothing. */
  coordination: text.optional(),
  /** 本期无进展: the reason; null for a report with progress. */
  noChange: text.nullable(),
  evidence: z.array(z.strictObject({ sha256, name, bytes: z.int().min(0) })).max(200),
  /** 时间节点 reached since: the step as printed, the day, and who marked it. Left out where none was. */
  reached: z
    .array(z.strictObject({ milestone: z.string().min(1).max(500), on: calendarDate, by: person }))
    .max(60)
    .optional(),
  /** 说明 of what the checks found and the person holds to be right. Left out where there was nothing to explain. */
  explained: z.array(explanation).max(60).optional(),
  /** Why an earlier version was replaced; null for version 1. */
  reason: text.nullable(),
  filledBy: z.string().max(100).nullable(),
  /** 校内审核: who handed it in when, and who passed it. Left out where filler and leader sit at one desk. */
  filledAt: z.int().min(0).optional(),
  reviewedBy: person.optional(),
  reviewedAt: z.int().min(0).optional(),
  signedOffBy: z.string().max(100).nullable(),
  /** UTC milliseconds. */
  signedOffAt: z.int().min(0),
  /** Left out in what a unit signed off itself. */
  transcribed: transcribed.optional(),
});
