import { fail, ok, type Result } from '../../../shared/result.ts';
import { isRecipient, type Lock } from '../../exchange/age-file.ts';
import { HIGHEST_WORK_FACTOR, newPasswordKey } from '../../exchange/age-password.ts';
import type { Given } from '../operations.ts';
import type { CallContext } from '../services.ts';
import type { Addressee, Visit } from './addressees.ts';

type AskedLock = Given<'exportBundles'>['lock'];
type PasswordLock = Extract<Lock, { password: string }>;

/** The lock of the file to a unit; null where it goes out open. */
export type LockOf = (unit: string) => Lock | null;

/** One key for each file: two files under one key would tell of each other. */
export async function keysAside(
  chosen: readonly Addressee[],
  lock: AskedLock,
  { aside, cancelled, progress }: CallContext,
): Promise<readonly PasswordLock[] | null> {
  if (lock === undefined || lock === 'card' || !('password' in lock)) return null;
  const { password } = lock;
  const work = async () => {
    const made: PasswordLock[] = [];
    for (const _ of chosen) {
      if (cancelled?.()) break;
      progress?.('lock', made.length, chosen.length);
      made.push({ password, key: await newPasswordKey(password, HIGHEST_WORK_FACTOR) });
    }
    return made.length > 0 ? made : [{ password }];
  };
  return aside ? aside(work) : work();
}

/** Each key once; a unit that came meanwhile gets one when it is written. */
export function withKeys(made: readonly PasswordLock[]): LockOf {
  const left = [...made];
  const password = made[0]?.password ?? '';
  return () => left.shift() ?? { password };
}

/** Refusals: E_BAD_CALL for what is no age key, E_NO_CARD for a receiver whose key is not known. */
export function locksFor(
  { keys, register }: Visit,
  chosen: readonly Addressee[],
  lock: AskedLock,
): Result<LockOf> {
  if (lock !== 'card') {
    const odd = lock && 'recipients' in lock ? lock.recipients.find((text) => !isRecipient(text)) : undefined;
    return odd === undefined ? ok(() => lock ?? null) : fail('E_BAD_CALL', { detail: `age1…: ${odd}` });
  }
  const recipients = (unit: string) => (keys.get(unit) ?? []).map(({ age }) => age).filter(isRecipient);
  const unknown = chosen.find(({ unit }) => recipients(unit.id).length === 0);
  if (unknown) return fail('E_NO_CARD', { unit: register.nameOf(unknown.unit.id) });
  return ok((unit) => ({ recipients: recipients(unit) }));
}
