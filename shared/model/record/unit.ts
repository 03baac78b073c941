import { z } from 'zod';
import { scoringChange } from '../scoring.ts';
import { calendarDate, id, instant, name, names, person } from './values.ts';

export const unitKinds = ['bureau', 'district', 'school', 'section', 'department', 'other'] as const;
const personChange = z.strictObject({
  posts: z
    .array(z.enum(['filler', 'reviewer', 'contact', 'owner', 'leader']))
    .min(1)
    .max(5),
  from: z.string().min(1).max(100),
  to: z.string().min(1).max(100),
  /** The first day of the successor. */
  on: calendarDate,
  witness: person,
  by: person,
  at: instant,
});

/** An entry of the unit register; its author is the unit itself or the body that keeps the register. */
export const unitFields = z.strictObject({
  name,
  code: z.string().max(40).nullable(),
  kind: z.enum(unitKinds).nullable(),
  district: z.string().max(100).nullable(),
  aliases: names,
  /** Collective names this unit is a member of: 区县政府, 行业主管部门 … */
  groups: names,
  /** 联络员 and telephone; left out by versions that did not keep them. */
  contactPerson: z.string().max(100).nullable().optional(),
  phone: z.string().max(60).nullable().optional(),
  /** 人员交接 inside the unit, in the order in which they were recorded; it stays on the PCs of the body that keeps the entry. */
  personnel: z.array(personChange).max(200).optional(),
  /** 考核计分 switched on and off, in order; as 人员交接 it stays inside. */
  scoring: z.array(scoringChange).max(100).optional(),
  /** The entry that this one was found to be the same unit as; the old id resolves for ever. */
  joinedInto: id.nullable(),
});

/** A key that the body above has on record for a unit below; it goes down to that unit, so that its PCs know each other. */
export const unitKeyFields = z.strictObject({
  unit: id,
  minisign: z.string().max(100),
  age: z.string().max(4100),
  since: z.int().min(0),
  /** UTC milliseconds from which nothing it signs is taken; null while it is good. */
  revokedAt: z.int().min(0).nullable(),
  why: z.enum(['lost', 'replaced']).nullable(),
});
