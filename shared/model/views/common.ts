import { z } from 'zod';

export const id = z.string();

export const ms = z.number();

export const unitRef = z.object({ id, name: z.string() });

export const counts = z.object({
  new: z.number(),
  changed: z.number(),
  unchanged: z.number(),
  refused: z.number(),
});

export const describedError = z.object({ code: z.string(), message: z.string(), hint: z.string() });

export type Counts = z.infer<typeof counts>;
