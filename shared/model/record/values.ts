import { z } from 'zod';

/**
 * The values that fields of every kind are made of. Those with an `id` are the named definitions of the documented
 * schemas (`docs/bundle-format/`); a `description` there is what a reader of another make is told, so it says unit,
 * meaning and when a field is left out.
 */
const ofName = (name: string, description: string) => ({ id: name, description });

export const id = z
  .string()
  .regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/)
  .meta(ofName('id', '128 random bits in Crockford base32.'));
export const text = z.string().max(20_000).meta(ofName('text', 'Plain text; lines end with a line feed.'));
export const name = z.string().min(1).max(200).meta(ofName('name', 'A name on one line.'));
export const names = z.array(name).max(200);
export const person = z
  .string()
  .max(100)
  .nullable()
  .meta(ofName('person', 'Name of a person; null where nobody is named.'));
export const calendarDate = z.iso
  .date()
  .meta(ofName('calendarDate', 'A day that the calendar has, YYYY-MM-DD, without zone.'));
export const instant = z.int().min(0).meta(ofName('instant', 'UTC milliseconds since 1970.'));
export const sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .meta(ofName('sha256', 'SHA-256 in lower-case hex digits.'));
export const role = z.enum(['lead', 'cooperate']).meta(ofName('role', 'lead: 牵头; cooperate: 配合.'));
/** `shared/period.ts` reads it. */
export const period = z
  .string()
  .max(20)
  .meta(
    ofName(
      'period',
      '2026 (year), 2026-H1 (half), 2026-Q3 (quarter), 2026-11 (month), 2026-11/12 (two months), 2026-W47 (ISO week), 2026-2027-1 (term).',
    ),
  );
/** How often something was begun anew, from 1. */
export const round = z.int().min(1).max(10_000);
/** Of a set of rules or lines that a body puts in force again and again, from 1. */
export const setVersion = z.int().min(1).max(1_000_000);
export const year = z.int().min(1900).max(9999).meta(ofName('year', 'A calendar year.'));
