import { z } from 'zod';
import { calendarDate, year } from './values.ts';

/** The working days of one year, where they differ from Monday to Friday. */
export const calendarFields = z.strictObject({
  year,
  holidays: z.array(calendarDate).max(366).describe('Days from Monday to Friday that are no working days.'),
  workdays: z.array(calendarDate).max(366).describe('Saturdays and Sundays that are.'),
});
