import { z } from 'zod';

/** An operation: what it is given and what it answers, both validated where they cross. */
export const op = <A extends z.ZodType, R extends z.ZodType>(args: A, result: R) => ({ args, result });
export const none = z.strictObject({});
export const done = z.object({});
export const id = z.string().max(40);
export const path = z.string().min(1).max(4096);
export const line = z.string().max(300);
export const note = z.string().trim().max(100);
export const text = z.string().max(20_000);
export const role = z.enum(['lead', 'cooperate']);
