import { z } from 'zod';
import { instant } from '../model/record/values.ts';
import { parsePublicKey, parseSignature, verifySignature } from './minisign.ts';

export const minisignLine = z
  .string()
  .regex(/^RW[Q-T][A-Za-z0-9+/]{53}$/)
  .refine((line) => parsePublicKey(line) !== null)
  .meta({ id: 'minisign', description: 'A minisign public key: the 56 characters of its line.' });
export const ageRecipient = z
  .string()
  .regex(/^age1[0-9a-z]{20,4000}$/)
  .meta({ id: 'age', description: 'An age recipient.' });

/**
 * A unit's key was replaced by another: said in every bundle that the new key signs, with a minisign signature by the
 * old key where that is still at hand. Its message is the text of `keyChangeText`.
 */
export const keyChangeSchema = z.object({
  from: minisignLine.nullable().describe('The key before; null where it could not even be read any more.'),
  to: minisignLine.describe('The key that took its place.'),
  age: ageRecipient.describe('The recipient that came with it.'),
  at: instant,
  why: z
    .enum(['replaced', 'lost'])
    .describe('lost: the key before could not sign, or should not be believed.'),
  signature: z
    .string()
    .max(1000)
    .nullable()
    .describe('Text of a .minisig file by the key before; null where it was lost.'),
});
export type KeyChange = z.infer<typeof keyChangeSchema>;

export const MOST_KEY_CHANGES = 20;

/**
 * What the old key signs: five lines, each ended by a line feed. No unit id is in it: a unit goes by several, and a key
 * belongs to one unit.
 */
export const keyChangeText = ({ from, to, age, at }: KeyChange): string =>
  `taizhang-key-change\n${from ?? '-'}\n${to}\n${age}\n${at}\n`;

/** True when the old key says so itself. */
export function isSignedByOld(change: KeyChange): boolean {
  const key = change.from === null ? null : parsePublicKey(change.from);
  const signature = change.signature === null ? null : parseSignature(change.signature);
  return (
    key !== null &&
    signature !== null &&
    verifySignature(new TextEncoder().encode(keyChangeText(change)), signature, key)
  );
}

/** The changes that lead to a key, the newest last; what does not belong to its line of keys is left out. */
export function changesTo(changes: readonly KeyChange[], minisign: string): readonly KeyChange[] {
  const line: KeyChange[] = [];
  let wanted: string | null = minisign;
  for (const change of changes.toReversed()) {
    if (change.to !== wanted) continue;
    line.unshift(change);
    wanted = change.from;
  }
  return line.slice(-MOST_KEY_CHANGES);
}

/** What the changes say about a key that nobody here knows yet. */
export type KeyDescent =
  /** Nothing leads to it from a key that is trusted. */
  | { readonly kind: 'none' }
  /** Every step from a trusted key was signed by the key before. */
  | { readonly kind: 'renewed'; readonly from: string; readonly change: KeyChange }
  /** The sender says that the key before was lost: nothing but a telephone can prove that. */
  | { readonly kind: 'saidLost'; readonly change: KeyChange }
  /** A trusted key is said to have signed, and did not. */
  | { readonly kind: 'forged'; readonly from: string };

/** Walks back from a sender's key to one that is trusted here. */
export function descentOf(
  keys: { readonly minisign: string; readonly age: string },
  changes: readonly KeyChange[],
  isTrusted: (minisign: string) => boolean,
): KeyDescent {
  const line = changesTo(changes, keys.minisign);
  const newest = line.at(-1);
  if (!newest || newest.age !== keys.age) return { kind: 'none' };
  let proven = true;
  for (const change of line.toReversed()) {
    if (change.signature === null) return { kind: 'saidLost', change };
    proven &&= isSignedByOld(change);
    if (change.from !== null && isTrusted(change.from))
      return proven ? { kind: 'renewed', from: change.from, change } : { kind: 'forged', from: change.from };
  }
  return { kind: 'none' };
}
