import { z } from 'zod';
import { op } from './arguments.ts';

const step = z.object({ id: z.number(), operation: z.string() });

export const stepOperations = {
  /** What a person did at this PC and may take back, newest first. */
  listSteps: op(z.strictObject({}), z.array(step.extend({ at: z.number(), undone: z.boolean() }))),
  /** Takes a step back, the newest where none is named. */
  undoStep: op(z.strictObject({ id: z.int().nullable() }), step),
  /** Does again what was taken back. */
  redoStep: op(z.strictObject({ id: z.int().nullable() }), step),
} as const;
