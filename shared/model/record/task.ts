import { z } from 'zod';
import { reportCycle } from './report-cycle.ts';
import { calendarDate, id, name, names, role, text, year } from './values.ts';

const offset = z.int().min(0);
const span = z
  .strictObject({
    field: z.enum(['title', 'detail', 'units', 'deadline', 'category']).describe('Whose printed text.'),
    start: offset.describe('The first one, from 0.'),
    end: offset.describe('Behind the last one.'),
  })
  .meta({
    id: 'span',
    description: 'Where in the printed text of a field it was read, in UTF-16 code units.',
  });
const printedUnit = z.strictObject({
  name: name.describe('As printed.'),
  role,
  group: z.boolean().describe('A collective name: 区县政府, 行业主管部门 …'),
  aliases: names.describe('Other names printed with it.'),
  span: span.optional(),
});
const partialDate = z
  .string()
  .regex(/^\d{4}(-\d{2}(-\d{2})?)?$/)
  .meta({ id: 'partialDate', description: 'A year, a month or a day, as exact as it is printed.' });
const deadline = z.strictObject({
  kind: z
    .enum(['by', 'ongoing', 'from', 'recurring', 'none'])
    .describe('by a date, 持续推进, from a date on, again and again, none printed.'),
  text: z.string().max(500).nullable().describe('As printed.'),
  date: partialDate.nullable().describe('null where none is printed.'),
  milestones: z
    .array(
      z.strictObject({
        text: z.string().max(500).describe('As printed.'),
        date: partialDate.nullable().describe('null where none is printed.'),
      }),
    )
    .max(60)
    .readonly()
    .optional()
    .describe('时间节点: the dated steps of a deadline that prints several.'),
  goesOn: z.literal(true).optional().describe('After its date it goes on: 2022年6月底前完成并持续推进.'),
});
const indicator = z.strictObject({
  id,
  text: text.describe('As printed.'),
  comparator: z
    .enum(['=', '>=', '<=', '~', 'range', 'ratio'])
    .describe('~: about `value`; range: from `min` to `max`; ratio: `min` to `max`, or `terms`.'),
  value: z.number().nullable().describe('null for range and ratio.'),
  min: z.number().nullable().describe('range and ratio: the first; else null.'),
  max: z.number().nullable().describe('range and ratio: the second; else null.'),
  unit: z.string().max(40).nullable().describe('What is counted: 个, %, 万元.'),
  subject: z.string().max(500).describe('What is measured.'),
  per: z.string().max(40).optional().describe('For each what, or how often: 年, 校.'),
  terms: z.array(z.number()).max(20).readonly().optional().describe('All terms of a ratio of more than two.'),
  span: span.optional(),
});
export const taskFieldNames = ['category', 'title', 'detail', 'units', 'deadline', 'indicators'] as const;
/** 领导批示: who wrote what when, on which paper; the clerk who recorded it is in the history. */
export const instruction = z.strictObject({
  by: z.string().min(1).max(100).describe('The leader who wrote it.'),
  on: calendarDate.describe('The day on which it was written.'),
  text,
  source: z.string().max(500).nullable().describe('The document it was written on.'),
});
/** 结转: the row of the list before that a row goes on from; told in words too, for whoever does not have that list. */
const rolledFrom = z.strictObject({
  task: id,
  list: id,
  title: name.describe('Title of that list.'),
  number: z.string().min(1).max(40).describe('Number of that row, as a person reads it.'),
  year: year.describe('The year of that list.'),
});
/** One row of a list: what was understood, and the row as printed; hangs on the list. */
export const taskFields = z.strictObject({
  ordinal: z.int().min(1).describe('Place in the list.'),
  seq: z.int().nullable().describe('序号 as printed; may repeat, null where there is none.'),
  category: z.string().max(1000).nullable().describe('重点工作: the group that the row belongs to.'),
  categoryPrinted: z.boolean().describe('false: taken over from a row above (merged cells).'),
  title: text.describe('The task.'),
  detail: text.nullable().describe('任务目标.'),
  units: z
    .array(printedUnit)
    .max(300)
    .describe('责任单位 as printed; who has the task is said by assignments.'),
  deadline: deadline.describe('完成时限.'),
  indicators: z.array(indicator).max(200).describe('量化指标.'),
  cells: z
    .array(text)
    .max(60)
    .describe('The row as printed, one text per column of the list; empty for a task added by hand.'),
  guesses: z.array(z.enum(taskFieldNames)).describe('Fields that the reader of the list was not sure of.'),
  origins: z
    .array(id)
    .max(10)
    .optional()
    .describe('The task that this one was passed on from, and that one’s, the nearest first.'),
  reportCycle: reportCycle
    .nullable()
    .optional()
    .describe('报送周期 of this task where it is not that of its list.'),
  part: z
    .strictObject({
      of: id.describe('The row of the same list.'),
      number: z.int().min(1).max(999).describe('Number of the part there.'),
    })
    .optional()
    .describe('分解: the row that this is a part of. Left out of every printed row.'),
  instructions: z
    .array(instruction)
    .max(100)
    .optional()
    .describe('领导批示 about this task, in the order in which they were recorded. They are never counted.'),
  rolledFrom: rolledFrom.optional().describe('结转: the row of the list before that this one goes on from.'),
  baselines: z
    .array(
      z.strictObject({
        indicator: id,
        value: z.number().describe('In the unit of the indicator.'),
      }),
    )
    .max(200)
    .optional()
    .describe('基数: where an indicator stood when the year began. Left out of other indicators.'),
  corrected: z
    .array(z.enum(taskFieldNames))
    .describe('Fields that a person has put right; a re-import leaves them alone.'),
});
