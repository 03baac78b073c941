import { z } from 'zod';
import * as v from '../model/views.ts';
import { done, id, none, op } from './arguments.ts';

export const unitsOperations = {
  listUnits: op(none, z.array(v.unitView)),
  saveUnit: op(z.strictObject({ id: id.nullable(), unit: v.unitRow }), v.unitView),
  /** Rows typed, pasted from Excel (tab-separated, header optional) or read from a text file: what adding them would do. */
  readUnits: op(z.strictObject({ text: z.string().max(2_000_000) }), z.array(v.unitCandidate)),
  addUnits: op(
    z.strictObject({ rows: z.array(v.unitRow).max(5000) }),
    z.object({ added: z.number(), known: z.number() }),
  ),
  /** Units printed in the lists (schools named in the text included) that the register does not hold yet. */
  printedUnits: op(none, z.array(v.unitCandidate)),
  joinUnits: op(z.strictObject({ from: id, into: id }), done),
} as const;
