import { z } from 'zod';
import { lightLevels } from '../rule-set.ts';
import { calendarDate, id, instant, person, text } from './values.ts';

/** 催办: one urge to one unit about one task; hangs on the task. */
export const urgeFields = z.strictObject({
  unit: id,
  text,
  /** The light it was written about. */
  level: z.enum(lightLevels),
  /** To be answered by this day. */
  limit: calendarDate,
  urgedBy: person,
  urgedAt: instant,
});
