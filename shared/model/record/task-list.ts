import { z } from 'zod';
import { reportCycle } from './report-cycle.ts';
import { calendarDate, id, name, person, sha256, text, year } from './values.ts';

/** A list that was passed on: whose it was, and in which file it came, so that whoever holds that file can compare. */
const origin = z.strictObject({
  unit: id.describe('The body that it came from.'),
  name: name.describe('Its name.'),
  list: id.describe('The list there.'),
  bundle: id.describe('The bundle that it came in.'),
  sha256: sha256.describe('Hash of the whole file of that bundle.'),
});

/** 年度结转: the list was one year's, and what is not done of it goes on in another. */
const closing = z.strictObject({
  year: year.describe('The year that is closed.'),
  into: id.describe('The list that it goes on in.'),
  title: name.describe('Title of that list, for units that do not have it.'),
  lastDay: calendarDate.describe('The last day on which something about this list may be signed off.'),
  by: person.describe('Who closed it.'),
});

/** 工作任务清单: its title, the columns as printed, and where it came from. */
export const listFields = z.strictObject({
  title: name,
  columns: z.array(z.string().max(200)).max(60).describe('Headings as printed, from the left.'),
  preamble: z.array(text).max(50).describe('Paragraphs before the table, as printed.'),
  source: z
    .strictObject({ name: z.string().max(300).describe('Name of the file.'), sha256 })
    .nullable()
    .describe('The document it was read from; null for a ledger kept by hand.'),
  origins: z.array(origin).max(10).optional().describe('The bodies it came through, the nearest first.'),
  reportCycle: reportCycle
    .nullable()
    .optional()
    .describe('报送周期 of all its tasks; left out or null: monthly, by the last day of the month.'),
  needsApproval: z
    .boolean()
    .optional()
    .describe(
      '立项审定 is a gate: nothing of this list goes down before it was approved. Left out: it is only recorded.',
    ),
  closing: closing.nullable().optional().describe('年度结转; left out or null while the list is open.'),
});
