import { z } from 'zod';

/** How often a unit reports, and by which day; what the fields mean is told at `ReportCycle`. */
export const reportCycle = z.strictObject({
  kind: z.enum(['week', 'month', 'twoMonths', 'quarter', 'half', 'term', 'year']),
  day: z.int().min(1).max(31),
  following: z.boolean(),
});
