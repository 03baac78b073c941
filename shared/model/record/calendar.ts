import { z } from 'zod';
import { calendarDate } from './values.ts';

/** The working days of one year, where they differ from Monday to Friday. */
export const calendarFields = z.strictObject({
  year: z.int().min(1900).max(9999),
  holidays: z.array(calendarDate).max(366),
  workdays: z.array(calendarDate).max(366),
});
