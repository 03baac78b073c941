import { z } from 'zod';
import { explanation } from './record/explanation.ts';

const id = z.string();

export const evidenceItem = z.object({
  sha256: z.string().describe('Names the file.'),
  name: z.string().describe('Name of the file for people.'),
  bytes: z.number().describe('Size of the file.'),
  persons: z
    .object({
      ids: z.number().describe('Identity numbers.'),
      phones: z.number().describe('Mobile numbers.'),
      names: z.number().describe('Names below a heading that asks for them.'),
    })
    .optional()
    .describe('What looked like a list of persons when it was attached; left out where nothing did.'),
});

export const reachedMilestone = z.object({
  milestone: z.string().describe('The step as printed.'),
  on: z.iso.date().describe('The day on which it was reached.'),
  by: z.string().nullable().describe('Who marked it.'),
});

/**
 * A report while it is being written, as the store keeps it and an archive hands it on: what may be filled in, without
 * the bounds that a report has to keep. A reader leaves out what a later version added.
 */
export const draftFields = z.object({
  text: z.string().describe('进展情况.'),
  percent: z.number().nullable().describe('Completion in percent; null where none is stated.'),
  actuals: z
    .array(
      z.object({
        indicator: id.describe('An indicator of the task.'),
        value: z.number().describe('What was reached, in the unit of the indicator.'),
      }),
    )
    .describe('完成值.'),
  problems: z.string().describe('存在问题; may be empty.'),
  next: z.string().describe('下一步措施; may be empty.'),
  coordination: z.string().optional().describe('需协调事项; left out where there is nothing.'),
  noChange: z.string().nullable().describe('本期无进展: the reason; null for a report with progress.'),
  evidence: z.array(evidenceItem).describe('佐证材料.'),
  reached: z
    .array(reachedMilestone)
    .optional()
    .describe('时间节点 that were reached; left out where none was marked.'),
  explained: z.array(explanation).optional().describe('说明 of 提示; left out where none was written.'),
  reason: z.string().nullable().describe('Needed when an earlier version of the period was signed off.'),
});
