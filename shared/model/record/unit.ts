import { z } from 'zod';
import { scoringChange } from '../scoring.ts';
import { calendarDate, id, instant, name, names, person } from './values.ts';

export const unitKinds = ['bureau', 'district', 'school', 'section', 'department', 'other'] as const;
const personChange = z.strictObject({
  posts: z
    .array(z.enum(['filler', 'reviewer', 'contact', 'owner', 'leader']))
    .min(1)
    .max(5)
    .describe('填报人, 审核人, 联络员, 责任人, 分管领导.'),
  from: z.string().min(1).max(100).describe('Who leaves the post.'),
  to: z.string().min(1).max(100).describe('Who takes it.'),
  on: calendarDate.describe('The first day of the successor.'),
  witness: person.describe('监交人.'),
  by: person.describe('Who recorded it.'),
  at: instant,
});

/** An entry of the unit register; its author is the unit itself or the body that keeps the register. */
export const unitFields = z.strictObject({
  name,
  code: z.string().max(40).nullable().describe('学校标识码 or another code of the unit.'),
  kind: z.enum(unitKinds).nullable().describe('null where nobody has said.'),
  district: z.string().max(100).nullable().describe('区县.'),
  aliases: names.describe('Other names that lists print, 曾用名 among them.'),
  groups: names.describe('Collective names this unit is a member of: 区县政府, 行业主管部门 …'),
  contactPerson: z
    .string()
    .max(100)
    .nullable()
    .optional()
    .describe('联络员. Left out by versions that did not keep it.'),
  phone: z.string().max(60).nullable().optional().describe('Telephone of the contact.'),
  personnel: z
    .array(personChange)
    .max(200)
    .optional()
    .describe('人员交接 in the order in which it was recorded; in archives only.'),
  scoring: z
    .array(scoringChange)
    .max(100)
    .optional()
    .describe('考核计分 switched on and off, in order; in archives only.'),
  joinedInto: id
    .nullable()
    .describe('The entry that this one was found to be the same unit as; this id resolves to it for ever.'),
});

/** A key that the body above has on record for a unit below; it goes down to that unit, so that its PCs know each other. */
export const unitKeyFields = z.strictObject({
  unit: id.describe('Whose key it is.'),
  minisign: z.string().max(100).describe('Key line, `RW…`.'),
  age: z.string().max(4100).describe('Recipient, `age1…`.'),
  since: instant,
  revokedAt: instant
    .nullable()
    .describe('From then on nothing that it signs is taken; null while it is good.'),
  why: z.enum(['lost', 'replaced']).nullable().describe('null while it is good.'),
});
