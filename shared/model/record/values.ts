import { z } from 'zod';

/** The values that fields of every kind are made of. */
export const id = z.string().regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
export const text = z.string().max(20_000);
export const name = z.string().min(1).max(200);
export const names = z.array(name).max(200);
export const person = z.string().max(100).nullable();
/** YYYY-MM-DD without zone; a day the calendar has. */
export const calendarDate = z.iso.date();
/** UTC milliseconds. */
export const instant = z.int().min(0);
export const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
export const role = z.enum(['lead', 'cooperate']);
