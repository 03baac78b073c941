import { z } from 'zod';
import * as v from '../model/views.ts';
import { none, op } from './arguments.ts';

const name = z.string().trim().min(1).max(60);
const password = z.string().min(1).max(200);

/** 操作人 of this PC and the lock of its window. Each answers the session as it is then. */
export const operatorOperations = {
  /** Registers somebody, or gives a new password; null for none. `current`: the password there was. */
  saveOperator: op(
    z.strictObject({ name, password: password.nullable(), current: password.nullable() }),
    v.session,
  ),
  removeOperator: op(z.strictObject({ name, current: password.nullable() }), v.session),
  /** Unlocks; from here on this name stands in the history and in every name field. */
  chooseOperator: op(z.strictObject({ name, password: password.nullable() }), v.session),
  lockStore: op(none, v.session),
} as const;
