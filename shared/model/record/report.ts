import { z } from 'zod';
import { explanation } from './explanation.ts';
import { calendarDate, id, instant, name, period, person, sha256, text } from './values.ts';

export const transcriptSources = ['phone', 'paper', 'form', 'other'] as const;
/**
 * 代录: a report that the issuing body typed for a unit without the program. Its author is that body; whatever the unit
 * itself signs off for the period counts instead, and both stay.
 */
const transcribed = z.strictObject({
  source: z.enum(transcriptSources).describe('How it was heard: by phone, on paper, from a filled-in file.'),
  from: person.describe('Who reported it at the unit.'),
  by: person.describe('Who typed it at the body.'),
  on: calendarDate
    .optional()
    .describe(
      'The day on which it was reported: what 按时 and 迟报 go by. Left out by versions that did not keep it.',
    ),
});

/** 进展 of one unit for one period, as signed off; hangs on the task. A correction is a new version with its reason. */
export const reportFields = z.strictObject({
  unit: id.describe('The unit that reports.'),
  period: period.describe('What it is about; the body’s 报送周期 says which periods there are.'),
  version: z.int().min(1).describe('Counts up with each correction, in a record of its own.'),
  text: text.describe('进展情况.'),
  percent: z
    .number()
    .min(0)
    .max(100)
    .nullable()
    .describe('Completion in percent; null where none is stated.'),
  actuals: z
    .array(
      z.strictObject({
        indicator: id.describe('An indicator of the task.'),
        value: z.number().describe('What was reached, in the unit of the indicator, since the year began.'),
      }),
    )
    .max(200)
    .describe('完成值.'),
  problems: text.describe('存在问题; may be empty.'),
  next: text.describe('下一步措施; may be empty.'),
  coordination: text
    .optional()
    .describe('需协调事项: what is asked of the body or of others. Left out where nothing is.'),
  noChange: text.nullable().describe('本期无进展: the reason; null for a report with progress.'),
  evidence: z
    .array(
      z.strictObject({
        sha256: sha256.describe('Names the file in data/evidence/.'),
        name: name.describe('Name of the file for people.'),
        bytes: z.int().min(0).describe('Size of the file.'),
      }),
    )
    .max(200)
    .describe('佐证材料.'),
  reached: z
    .array(
      z.strictObject({
        milestone: z.string().min(1).max(500).describe('The step as printed.'),
        on: calendarDate.describe('The day on which it was reached.'),
        by: person.describe('Who marked it.'),
      }),
    )
    .max(60)
    .optional()
    .describe('时间节点 reached since. Left out where none was.'),
  explained: z
    .array(explanation)
    .max(60)
    .optional()
    .describe(
      '说明 of what the checks found and the person holds to be right. Left out where there was nothing.',
    ),
  reason: text.nullable().describe('Why an earlier version was replaced; null for version 1.'),
  filledBy: person.describe('填报人.'),
  filledAt: instant
    .optional()
    .describe('校内审核: when it was handed in. Left out where filler and leader sit at one desk.'),
  reviewedBy: person.optional().describe('校内审核: who passed it.'),
  reviewedAt: instant.optional(),
  signedOffBy: person.describe('签发人.'),
  signedOffAt: instant,
  transcribed: transcribed.optional().describe('代录. Left out in what a unit signed off itself.'),
});
