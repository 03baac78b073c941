import { z } from 'zod';
import { keptCounts } from '../received.ts';

export { unitRef } from '../unit-ref.ts';

export const id = z.string();

export const ms = z.number();

/** Counted as they are kept. */
export const counts = keptCounts;

export const describedError = z.object({ code: z.string(), message: z.string(), hint: z.string() });

export type Counts = z.infer<typeof counts>;
