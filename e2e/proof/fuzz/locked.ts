import { createHook } from 'node:async_hooks';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { createRandom, type Random } from '../../../bench/random.ts';
import { tryPassword, type Unlock } from '../../../electron/exchange/age-file.ts';
import { errorCodes } from '../../../shared/errors.ts';
import { bundleLimits } from '../../../shared/exchange/limits.ts';
import { ok } from '../../../shared/result.ts';
import type { Harness } from '../harness.ts';
import { agePlain } from './age-judge.ts';
import {
  type AgeDraft,
  ageBytes,
  CHUNK,
  honestAge,
  keyStanza,
  macOf,
  passwordStanza,
  publicOf,
} from './age-model.ts';
import { type Base, bases, IDENTITY } from './bases.ts';
import { openCase } from './fuzz.ts';
import type { Accepted } from './judge.ts';
import { makeCase } from './make-case.ts';
import { headerMutations, keyMutations, passwordMutations } from './mutate-age.ts';
import { payloadMutations } from './mutate-age-payload.ts';
import { madeGood, payloadOf } from './packing.ts';

export type LockKind = 'key' | 'password';

const PASSWORD = '校长室 2026';
const WORK_FACTOR = 2;

/** The 32 bytes that a line `AGE-SECRET-KEY-1…` states (Bech32, its six digits of checksum left aside). */
function secretOf(line: string): Buffer {
  const digits = line.slice('AGE-SECRET-KEY-1'.length, -6).toLowerCase();
  const bits = [...digits].map((digit) =>
    'qpzry9x8gf2tvdw0s3jn54khce6mua7l'.indexOf(digit).toString(2).padStart(5, '0'),
  );
  return Buffer.from((bits.join('').match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}
const secrets = { password: PASSWORD, secret: secretOf(IDENTITY) };
const recipient = publicOf(secrets.secret);
/** Whoever is to open it has the key, and types the password. */
export const unlock: Unlock = { password: PASSWORD, identities: async () => ok([IDENTITY]) };

const bytesOf = (random: Random, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => random.below(256)));

const withEvidence = (length: number, seed = 1): Buffer => {
  const [, base] = bases;
  if (!base) throw new Error('there is a base with evidence');
  const file = bytesOf(createRandom(seed), length);
  const counts = { ...base.descriptor.counts, evidence: { files: 1, bytes: length } };
  const large: Base = { ...base, descriptor: { ...base.descriptor, counts }, evidence: [file] };
  return madeGood(large, payloadOf(large));
};

/** A bundle of exactly `wanted` bytes: its attached file is stored as it is, so that its length is that of the bundle. */
function bundleOf(wanted: number): Buffer {
  let length = wanted - 4000;
  for (let seed = 1; seed < 100; seed++) {
    const bytes = withEvidence(length, seed);
    if (bytes.length === wanted) return bytes;
    length += wanted - bytes.length;
  }
  throw new Error('no bundle of that size');
}

/** Of one chunk, of several, and of as many as it fills to the last byte. */
export const plains: readonly Buffer[] = [
  ...bases.slice(0, 2).map((base) => madeGood(base, payloadOf(base))),
  withEvidence(3 * CHUNK),
  bundleOf(2 * CHUNK),
];

export function lockedDraft(kind: LockKind, plain: Buffer, random: Random): AgeDraft {
  const fileKey = bytesOf(random, 16);
  const stanza =
    kind === 'key'
      ? keyStanza(fileKey, recipient, bytesOf(random, 32))
      : passwordStanza(fileKey, PASSWORD, bytesOf(random, 16), WORK_FACTOR);
  return honestAge(fileKey, [stanza], bytesOf(random, 16), plain);
}

export const mutationsOf = (kind: LockKind) => ({
  ...headerMutations,
  ...(kind === 'key' ? keyMutations : passwordMutations),
  ...payloadMutations,
});

export interface LockedCase {
  readonly bytes: Buffer;
  readonly mutations: readonly string[];
}

/** A locked file made by a hand that knows the format and has what locks it, with one or two things wrong. */
export function makeLockedCase(seed: number): LockedCase {
  const random = createRandom(seed);
  const kind = random.pick(['key', 'password'] as const);
  const isDisturbed = random.below(8) === 0;
  const honest = lockedDraft(kind, isDisturbed ? makeCase(seed).bytes : random.pick(plains), random);
  const changes = isDisturbed ? random.below(2) : 1 + random.below(random.pick([1, 1, 2]));
  const tables = [headerMutations, kind === 'key' ? keyMutations : passwordMutations, payloadMutations];
  let draft = honest;
  const mutations: string[] = [];
  for (let n = changes; n > 0; n--) {
    const [name, mutate] = random.pick(Object.entries(random.pick([...tables, payloadMutations])));
    draft = mutate(draft, random);
    mutations.push(name);
  }
  // Mostly the MAC is made good: who has the key of the file can do so.
  if (random.below(4) === 0 && !draft.mac) draft = { ...draft, mac: macOf(honest) };
  return { bytes: ageBytes(draft), mutations };
}

const codes: ReadonlySet<string> = new Set(errorCodes.filter((code) => code !== 'E_INTERNAL'));

export interface LockedFuzz extends Harness {
  /**
   * What the reader makes of a locked file: the code, or what it took. Throws where a judge that goes by the letter of the
   * formats finds otherwise, where more work was spent on a password than one guess, or none and it is called wrong.
   */
  readonly judge: (bytes: Buffer) => Promise<string | Accepted>;
  /** How often each outcome was met. */
  readonly outcomes: ReadonlyMap<string, number>;
}

/** Guesses that were begun: each is a second's work, and more where the file may say how much. */
export function countGuesses() {
  let begun = 0;
  const hook = createHook({
    init: (_id, type) => {
      if (type === 'SCRYPTREQUEST') begun += 1;
    },
  }).enable();
  return {
    during: async <T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly guesses: number }> => {
      const before = begun;
      const result = await work();
      return { result, guesses: begun - before };
    },
    stop: () => hook.disable(),
  };
}

export function createLockedFuzz(): LockedFuzz {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-locked-'));
  const path = join(dir, 'x.tzb.age');
  const inside = join(dir, 'x.tzb');
  const guesses = countGuesses();
  const outcomes = new Map<string, number>();

  const judge = async (bytes: Buffer): Promise<string | Accepted> => {
    writeFileSync(path, bytes);
    const most = isExcessive(bytes) ? 0 : 1;
    const opened = await guesses.during(() => openCase(path, unlock));
    const alone = await guesses.during(() => tryPassword(path, PASSWORD, bundleLimits));
    if (Math.max(opened.guesses, alone.guesses) > most)
      throw new Error(`${opened.guesses} guesses, and ${alone.guesses}`);
    const outcome = opened.result;
    if (outcome === 'E_PASSWORD' && opened.guesses === 0)
      throw new Error('the password is asked for that was given');
    if (typeof outcome === 'string' && !codes.has(outcome)) throw new Error(`refused by ${outcome}`);
    if (!alone.result.ok && typeof outcome !== 'string')
      throw new Error(`opened, although the password is ${alone.result.error.code}`);
    const plain = agePlain(bytes, secrets);
    if (plain === null) {
      if (typeof outcome !== 'string') throw new Error('opened, although no age opens it');
      return outcome;
    }
    writeFileSync(inside, plain);
    const expected = await openCase(inside);
    if (typeof expected === 'string' ? typeof outcome !== 'string' : !isDeepStrictEqual(outcome, expected))
      throw new Error(`${told(outcome)}, although what is inside is ${told(expected)}`);
    return outcome;
  };

  return {
    name: 'locked',
    judge,
    outcomes,
    run: async (seed) => {
      const read = await judge(makeLockedCase(seed).bytes);
      const outcome = typeof read === 'string' ? read : 'accepted';
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    },
    keep: async (seed) => ({ name: `locked-${seed}.tzb.age`, bytes: makeLockedCase(seed).bytes }),
    close: async () => {
      guesses.stop();
      rmSync(dir, { recursive: true, force: true });
    },
  };
}

const told = (outcome: string | Accepted): string =>
  typeof outcome === 'string' ? `refused by ${outcome}` : 'a bundle';

/** Whether some stanza asks for more than may be spent on a guess. */
const isExcessive = (bytes: Buffer): boolean =>
  [...bytes.toString('latin1', 0, 64 * 1024).matchAll(/\n-> scrypt \S+ (\d+)\n/g)].some(
    ([, factor]) => Number(factor) > 18,
  );
