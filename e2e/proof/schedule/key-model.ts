import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import type { KeyView } from '../../../shared/model/views.ts';
import type { Lying } from './ground.ts';

/**
 * Which keys a PC has to trust, and what becomes of a file by whoever signed it:
 * - a key belongs to one unit for ever; the first one of a unit is taken when a person says so;
 * - a key that the one before has signed for takes its place, and what that one's PC wrote before is good, whenever it comes;
 * - of a PC that was lost nothing is taken, whenever it was written, and no undo makes its key good again;
 * - any other new key of a unit is refused, until its card is enrolled;
 * - a card under a key that was called back is refused too: it came late, and its PC does not come back by mistake;
 * - what a receive taught goes with its undo.
 */
interface Key {
  /** Id of its unit, as this PC knows it. */
  readonly unit: string;
  readonly calledBack: 'lost' | 'replaced' | null;
  /** By the clock of this PC, UTC milliseconds. */
  readonly at: number | null;
  /** Path of the file that taught it, and of the one that told of its successor. */
  readonly by: string | null;
  readonly retiredBy: string | null;
}

/** By fingerprint. */
export type Keys = ReadonlyMap<string, Key>;

type Sent = Lying['descriptor'];

/** A file that came from a PC: its place in that PC's count, and under which key. */
export interface Came {
  readonly path: string;
  readonly replica: string;
  readonly number: number;
  readonly key: string;
}

const printOf = (line: string): string => formatFingerprint(fingerprint(line));
const signerOf = ({ from }: Sent): string => printOf(from.keys.minisign);

export const cameAs = (path: string, sent: Sent): readonly Came[] =>
  sent.chain ? [{ path, replica: sent.replica, number: sent.chain.number, key: signerOf(sent) }] : [];

/** What a store says of the keys of others. */
export const keysIn = (views: readonly KeyView[]): Keys =>
  new Map(
    views
      .filter(({ side }) => side !== 'self')
      .map(({ fingerprint: print, unit, why, revokedAt }) => [
        print,
        { unit: unit.id, calledBack: why, at: revokedAt, by: null, retiredBy: null },
      ]),
  );

/** The first key about which a store says something else; null where they agree. */
export function keyDifference(keys: Keys, views: readonly KeyView[]): string | null {
  const there = keysIn(views);
  for (const [print, key] of keys) {
    const found = there.get(print);
    if (found?.unit !== key.unit || found.calledBack !== key.calledBack)
      return `key ${print} of ${key.unit}: expected ${key.calledBack ?? 'good'}, found ${found ? (found.calledBack ?? 'good') : 'none'}`;
  }
  for (const [print, { unit }] of there)
    if (!keys.has(print)) return `key ${print} of ${unit} should not be known`;
  return null;
}

/** When the store called a key back is its own clock's to say. */
export const withTimes = (keys: Keys, views: readonly KeyView[]): Keys => {
  const there = keysIn(views);
  return new Map([...keys].map(([print, key]) => [print, { ...key, at: there.get(print)?.at ?? null }]));
};

export type Verdict =
  | { readonly refusal: string }
  /** `renews`: the trusted key that signed for this one. */
  | { readonly refusal: null; readonly renews: string | null };

/** Whether a file of another unit is taken. */
export function keyVerdict(keys: Keys, came: readonly Came[], sent: Sent): Verdict {
  const signer = signerOf(sent);
  const key = keys.get(signer);
  if (key?.calledBack === 'lost') return { refusal: 'E_KEY_REVOKED' };
  if (key?.calledBack === 'replaced') {
    const isBefore =
      sent.createdAt <= (key.at ?? 0) ||
      came.some(
        (each) =>
          each.replica === sent.replica &&
          each.key !== signer &&
          keys.get(each.key)?.unit === key.unit &&
          each.number > (sent.chain?.number ?? Number.POSITIVE_INFINITY),
      );
    return isBefore ? { refusal: null, renews: null } : { refusal: 'E_KEY_REVOKED' };
  }
  if (key) return key.unit === sent.from.id ? { refusal: null, renews: null } : { refusal: 'E_KEY_CHANGED' };
  if (![...keys.values()].some(({ unit }) => unit === sent.from.id)) return { refusal: null, renews: null };
  return descent(keys, sent);
}

/** Back from the signer's key, step by step, to one that is trusted. */
function descent(keys: Keys, { from }: Sent): Verdict {
  const steps = new Map((from.keyChanges ?? []).map((change) => [change.to, change]));
  for (let step = steps.get(from.keys.minisign); step; step = steps.get(step.from ?? '')) {
    if (step.signature === null) return { refusal: 'E_KEY_SAID_LOST' };
    const before = step.from === null ? null : printOf(step.from);
    if (before !== null && keys.get(before)?.calledBack === null) return { refusal: null, renews: before };
  }
  return { refusal: 'E_KEY_CHANGED' };
}

/** The keys after a file was taken. */
export function keysAfter(keys: Keys, verdict: Verdict, path: string, sent: Sent): Keys {
  const after = new Map(keys);
  const signer = signerOf(sent);
  if (after.has(signer) || verdict.refusal !== null) return keys;
  after.set(signer, { unit: sent.from.id, calledBack: null, at: null, by: path, retiredBy: null });
  const old = verdict.renews === null ? undefined : after.get(verdict.renews);
  if (verdict.renews !== null && old)
    after.set(verdict.renews, { ...old, calledBack: 'replaced', retiredBy: path });
  return after;
}

/** What one file taught is forgotten; what a person has said since stays. */
export const keysWithout = (keys: Keys, path: string): Keys =>
  new Map(
    [...keys].flatMap(([print, key]): [string, Key][] => {
      const learned = key.by === path && key.calledBack === null;
      const back = key.retiredBy === path ? { calledBack: null, at: null, retiredBy: null } : {};
      return learned ? [] : [[print, { ...key, ...back }]];
    }),
  );

export const cardRefusal = (keys: Keys, card: Sent): string | null =>
  (keys.get(signerOf(card))?.calledBack ?? null) === null ? null : 'E_KEY_REVOKED';

/** After the card of a unit's new PC was enrolled in the place of one that was lost. */
export function keysByCard(keys: Keys, unit: string, card: Sent): Keys {
  const print = signerOf(card);
  const after = new Map(
    [...keys].map(([each, key]): [string, Key] =>
      key.unit === unit && each !== print
        ? [each, { ...key, calledBack: key.calledBack ?? 'lost', retiredBy: null }]
        : [each, key],
    ),
  );
  return after.set(print, { unit, calledBack: null, at: null, by: null, retiredBy: null });
}
