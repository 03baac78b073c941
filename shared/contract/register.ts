import { z } from 'zod';
import * as v from '../model/views.ts';
import { id, line, none, note, op } from './arguments.ts';

export const registerOperations = {
  listTransmissions: op(none, z.array(v.transmission)),
  /** 报送登记簿, both directions, newest first. */
  getTransmissionLog: op(none, z.array(v.transmissionEntry)),
  /** The eight digits heard by phone make 已导出 to 已送达; without `bundle` the file they belong to is found by them. */
  confirmDelivery: op(z.strictObject({ code: line.min(1), bundle: id.nullable() }), v.transmissionEntry),
  /** Who carried a file, on which medium, who received it: written down afterwards, all three at once. */
  noteTransmission: op(
    z.strictObject({
      bundle: id,
      carriedBy: note.nullable(),
      medium: note.nullable(),
      receivedBy: note.nullable(),
    }),
    v.transmissionEntry,
  ),
} as const;
