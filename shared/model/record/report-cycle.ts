import { z } from 'zod';

/** How often a unit reports, and by which day; what the fields mean is told at `ReportCycle` too. */
export const reportCycle = z
  .strictObject({
    kind: z.enum(['week', 'month', 'twoMonths', 'quarter', 'half', 'term', 'year']).describe('One period.'),
    day: z
      .int()
      .min(1)
      .max(31)
      .describe(
        'Of a week its day, 1 Monday to 7; else a day of the month, or its last where the month is shorter.',
      ),
    following: z
      .boolean()
      .describe('true: that day of the month after the period; false: of its last month.'),
  })
  .meta({ id: 'reportCycle', description: '报送周期: how often a unit reports, and by which day.' });
