import { z } from 'zod';

export const id = z.string();

export const ms = z.number();

export const unitRef = z.object({ id: id.describe('Unit id.'), name: z.string().describe('Its name.') });

export const counts = z.object({
  new: z.number().describe('Records that were not here.'),
  changed: z.number().describe('Records that were here otherwise.'),
  unchanged: z.number().describe('Records that were here as they came.'),
  refused: z.number().describe('Records that were not taken.'),
});

export const describedError = z.object({ code: z.string(), message: z.string(), hint: z.string() });

export type Counts = z.infer<typeof counts>;
