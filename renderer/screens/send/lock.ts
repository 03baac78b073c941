import type { Args } from '../../../shared/contract.ts';
import type { Recipient } from '../../../shared/model/views.ts';

/** How the files of one export are to be locked, as the person has it on screen. */
export interface LockChoice {
  readonly way: 'none' | 'password' | 'card';
  readonly password: string;
  readonly again: string;
  /** The cover stays outside, as a page beside the file. */
  readonly cover: boolean;
}

export const noLock: LockChoice = { way: 'none', password: '', again: '', cover: false };

/** Why the export can't begin yet; null when it can. */
export type LockFault = 'empty' | 'differs' | 'noCard';

export function lockFault({ way, password, again }: LockChoice, cardless: number): LockFault | null {
  if (way === 'card') return cardless > 0 ? 'noCard' : null;
  if (way === 'none') return null;
  if (password === '') return 'empty';
  return password === again ? null : 'differs';
}

/** Those of the chosen whose card is not enrolled, so that nothing can be locked to their key. */
export const withoutCard = (
  recipients: readonly Recipient[],
  chosen: readonly string[],
): readonly Recipient[] => recipients.filter(({ unit, keys }) => keys === 0 && chosen.includes(unit.id));

/** As the contract has it. */
export function lockArgs({
  way,
  password,
  cover,
}: LockChoice): Pick<Args<'exportBundles'>, 'lock' | 'coverBeside'> {
  if (way === 'none') return {};
  return { lock: way === 'card' ? 'card' : { password }, ...(cover && { coverBeside: true }) };
}
