import { z } from 'zod';
import { lightLevels } from '../rule-set.ts';
import { calendarDate, id, instant, person, text } from './values.ts';

/** 催办: one urge to one unit about one task; hangs on the task. */
export const urgeFields = z.strictObject({
  unit: id.describe('Whom it urges.'),
  text,
  level: z.enum(lightLevels).describe('The light it was written about.'),
  limit: calendarDate.describe('To be answered by this day.'),
  urgedBy: person,
  urgedAt: instant,
});
