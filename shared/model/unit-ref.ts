import { z } from 'zod';

/** A unit as it is named to people. */
export const unitRef = z.object({
  id: z.string().describe('Unit id.'),
  name: z.string().describe('Its name.'),
});
