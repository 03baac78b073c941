import { z } from 'zod';
import { reportCycle } from './report-cycle.ts';
import { calendarDate, id, name, person, sha256, text } from './values.ts';

/** A list that was passed on: whose it was, and in which file it came, so that whoever holds that file can compare. */
const origin = z.strictObject({ unit: id, name, list: id, bundle: id, sha256 });

/** 年度结转: the list was one year's, and what is not done of it goes on in another. */
const closing = z.strictObject({
  year: z.int().min(1900).max(9999),
  /** The list that it goes on in, and its title, for units that do not have it. */
  into: id,
  title: name,
  /** The last day on which something about this list may be signed off. */
  lastDay: calendarDate,
  by: person,
});

/** 工作任务清单: its title, the columns as printed, and where it came from. */
export const listFields = z.strictObject({
  title: name,
  columns: z.array(z.string().max(200)).max(60),
  preamble: z.array(text).max(50),
  /** Name and content hash of the document it was read from; null for a ledger kept by hand. */
  source: z.strictObject({ name: z.string().max(300), sha256 }).nullable(),
  /** The bodies it came through, the nearest first. */
  origins: z.array(origin).max(10).optional(),
  /** 报送周期 of all its tasks; left out or null: monthly, by the end of the month. */
  reportCycle: reportCycle.nullable().optional(),
  /** 立项审定 is a gate: nothing of this list goes down before it was approved. Left out: it is only recorded. */
  needsApproval: z.boolean().optional(),
  /** Left out or null while the list is open. */
  closing: closing.nullable().optional(),
});
