import type { OperationName } from '../../../shared/operation-names.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type WrongTries, waitAfter } from '../../../shared/rules/waiting.ts';
import { readOperators, type StoredOperator } from './operator-file.ts';
import { isPassword } from './password.ts';

/**
 * The lock of one window. It guards the window alone: the data is not encrypted by it, and the command line of the same
 * account has no lock.
 */
export interface ScreenLock {
  readonly operators: () => readonly StoredOperator[];
  /** Nobody has chosen a name since the start or the last 锁定; never where nobody is registered. */
  readonly locked: () => boolean;
  readonly lock: () => void;
  /** `as`: the name that was chosen; null where the one who sits there only registered the first name. */
  readonly unlock: (as: string | null) => void;
  /** The name that was chosen in this run, as long as it is registered. */
  readonly chosen: () => string | null;
  /** What may be asked of a locked store. */
  readonly admits: (name: OperationName, args: unknown) => boolean;
  /** Errors: E_WRONG_PASSWORD; E_PASSWORD_WAIT after three wrong ones. */
  readonly check: (operator: StoredOperator, given: string | null) => Result<void>;
  /** Whether passwords are asked for at all. */
  readonly guards: boolean;
}

const OPEN: ReadonlySet<OperationName> = new Set<OperationName>([
  'getSession',
  'chooseOperator',
  'lockStore',
]);
/** How the lock screen itself looks. */
const LOOKS: ReadonlySet<string> = new Set(['language', 'textScale', 'theme']);

/** `guards`: the store is opened for a window. */
export function createScreenLock(dir: string, now: () => number, guards: boolean): ScreenLock {
  const wrong = new Map<string, WrongTries>();
  const operators = () => readOperators(dir);
  let open = !guards || operators().length === 0;
  let sitting: string | null = null;
  return {
    guards,
    operators,
    locked: () => !open && operators().length > 0,
    lock: () => {
      open = !guards;
    },
    unlock: (as) => {
      open = true;
      sitting = as;
    },
    chosen: () => (operators().some(({ name }) => name === sitting) ? sitting : null),
    admits: (name, args) =>
      OPEN.has(name) || (name === 'saveSettings' && Object.keys(args ?? {}).every((key) => LOOKS.has(key))),
    check: ({ name, password }, given) => {
      if (password === null) return ok(undefined);
      const wait = waitAfter(wrong.get(name), now());
      if (wait > 0) return fail('E_PASSWORD_WAIT', { name, seconds: Math.ceil(wait / 1000) });
      if (given !== null && isPassword(given, password)) {
        wrong.delete(name);
        return ok(undefined);
      }
      // A field left empty is no guess.
      if (given === null) return fail('E_WRONG_PASSWORD', { name });
      const tries = { count: (wrong.get(name)?.count ?? 0) + 1, last: now() };
      wrong.set(name, tries);
      const next = waitAfter(tries, now());
      return next > 0
        ? fail('E_PASSWORD_WAIT', { name, seconds: Math.ceil(next / 1000) })
        : fail('E_WRONG_PASSWORD', { name });
    },
  };
}
