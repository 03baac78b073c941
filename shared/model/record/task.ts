import { z } from 'zod';
import { reportCycle } from './report-cycle.ts';
import { calendarDate, id, name, names, role, text } from './values.ts';

const span = z.strictObject({
  field: z.enum(['title', 'detail', 'units', 'deadline', 'category']),
  start: z.int().min(0),
  end: z.int().min(0),
});
const printedUnit = z.strictObject({ name, role, group: z.boolean(), aliases: names, span: span.optional() });
const partialDate = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/);
const deadline = z.strictObject({
  kind: z.enum(['by', 'ongoing', 'from', 'recurring', 'none']),
  text: z.string().max(500).nullable(),
  date: partialDate.nullable(),
  /** The dated steps of a deadline that prints several. */
  milestones: z
    .array(z.strictObject({ text: z.string().max(500), date: partialDate.nullable() }))
    .max(60)
    .readonly()
    .optional(),
  /** After its date it goes on: 2022年6月底前完成并持续推进. */
  goesOn: z.literal(true).optional(),
});
const indicator = z.strictObject({
  id,
  text,
  comparator: z.enum(['=', '>=', '<=', '~', 'range', 'ratio']),
  value: z.number().nullable(),
  min: z.number().nullable(),
  max: z.number().nullable(),
  unit: z.string().max(40).nullable(),
  subject: z.string().max(500),
  /** For each what, or how often: 年, 校. */
  per: z.string().max(40).optional(),
  /** All terms of a ratio of more than two. */
  terms: z.array(z.number()).max(20).readonly().optional(),
  span: span.optional(),
});
export const taskFieldNames = ['category', 'title', 'detail', 'units', 'deadline', 'indicators'] as const;
/** 领导批示: who wrote what when, on which paper; the clerk who recorded it is in the history. */
export const instruction = z.strictObject({
  by: z.string().min(1).max(100),
  on: calendarDate,
  text,
  /** The document it was written on. */
  source: z.string().max(500).nullable(),
});
/** 结转: the row of the list before that a row goes on from; told in words too, for whoever does not have that list. */
const rolledFrom = z.strictObject({
  task: id,
  list: id,
  title: name,
  number: z.string().min(1).max(40),
  year: z.int().min(1900).max(9999),
});
/** One row of a list: what was understood, and the row as printed; hangs on the list. */
export const taskFields = z.strictObject({
  ordinal: z.int().min(1),
  seq: z.int().nullable(),
  category: z.string().max(1000).nullable(),
  categoryPrinted: z.boolean(),
  title: text,
  detail: text.nullable(),
  units: z.array(printedUnit).max(300),
  deadline,
  indicators: z.array(indicator).max(200),
  /** The row as printed, one text per column of the list; empty for a task added by hand. */
  cells: z.array(text).max(60),
  guesses: z.array(z.enum(taskFieldNames)),
  /** The task that this one was passed on from, and that one's, the nearest first. */
  origins: z.array(id).max(10).optional(),
  /** 报送周期 of this task where it is not that of its list. */
  reportCycle: reportCycle.nullable().optional(),
  /** 分解: the row of the same list that this is a part of, and its number there. Left out of every printed row. */
  part: z.strictObject({ of: id, number: z.int().min(1).max(999) }).optional(),
  /** 领导批示 about this task, in the order in which they were recorded. They are never counted. */
  instructions: z.array(instruction).max(100).optional(),
  rolledFrom: rolledFrom.optional(),
  /** 基数: where an indicator stood when the year began; growth is measured from there. Left out of other indicators. */
  baselines: z
    .array(z.strictObject({ indicator: id, value: z.number() }))
    .max(200)
    .optional(),
  /** Fields a person has put right; a re-import leaves them alone. */
  corrected: z.array(z.enum(taskFieldNames)),
});
