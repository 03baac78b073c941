import { z } from 'zod';
import { unitKinds } from '../record/unit.ts';
import { id } from './common.ts';

export const unitView = z.object({
  id,
  name: z.string(),
  code: z.string().nullable(),
  kind: z.enum(unitKinds).nullable(),
  district: z.string().nullable(),
  aliases: z.array(z.string()),
  groups: z.array(z.string()),
  contactPerson: z.string().nullable(),
  phone: z.string().nullable(),
  /** Keys enrolled for this unit. */
  keys: z.number(),
  self: z.boolean(),
  /** Assignments in force in all ledgers of this store. */
  tasks: z.number(),
  above: z.boolean(),
});

export const unitRow = z.object({
  name: z.string(),
  code: z.string().nullable(),
  kind: z.enum(unitKinds).nullable(),
  district: z.string().nullable(),
  aliases: z.array(z.string()),
  groups: z.array(z.string()),
  /** 联络员 and telephone; left out they stay as they are. */
  contactPerson: z.string().max(100).nullable().optional(),
  phone: z.string().max(60).nullable().optional(),
});

export const unitCandidate = unitRow.extend({
  status: z.enum(['new', 'known', 'problem']),
  /** Known: the register entry it is. Problem: what is wrong. */
  note: z.string().nullable(),
});

export type UnitView = z.infer<typeof unitView>;
export type UnitRow = z.infer<typeof unitRow>;
export type UnitCandidate = z.infer<typeof unitCandidate>;
