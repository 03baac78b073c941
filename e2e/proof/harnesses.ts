import {
  createFlips,
  createPasswords,
  createTruncations,
  FLIPS,
  flips,
  passwords,
  truncations,
} from './damage/damage.ts';
import { createFuzz } from './fuzz/fuzz.ts';
import { createLockedFuzz } from './fuzz/locked.ts';
import type { Harness } from './harness.ts';
import { createKills } from './kills/kills.ts';
import { createSchedules } from './schedule/schedule.ts';

/** What `npm run test:long` goes on with. */
export interface LongProof {
  readonly open: () => Harness | Promise<Harness>;
  /** Cases to be reached over all runs. */
  readonly goal: number;
  /** What a case is, for the note. */
  readonly what: string;
}

export const longProofs = {
  fuzz: {
    open: createFuzz,
    goal: 100_000,
    what: 'bundles made by a hand that knows the format: every JSON member, ZIP header and bag file, after the first 100,000 kinds and fields called what every object has too; what is sound is received twice and taken back',
  },
  locked: {
    open: createLockedFuzz,
    goal: 10_000,
    what: 'locked files by a hand that knows age: header lines, stanzas, base64, MAC, the cost of a password, nonce and chunks, and disturbed bundles inside',
  },
  schedules: {
    open: createSchedules,
    goal: 100_000,
    what: 'schedules of 3 to 6 PCs over two or three levels, one in three with a second part once everything has arrived, after the first 100,000 with fields of a later version too, one in three with a third part of replaced keys, lost PCs and undo out of turn, one in a hundred through files and signatures, with attached files',
  },
  kills: {
    open: createKills,
    goal: 1000,
    what: 'a process that exports, receives and undoes, backs up, restores or migrates, killed at any moment of it',
  },
  truncations: {
    open: createTruncations,
    goal: truncations,
    what: 'every length of a bundle of every format version, plain and to a key',
  },
  flips: {
    open: createFlips,
    goal: flips,
    what: `single bit flips, ${FLIPS.toLocaleString('en-US')} of each such bundle`,
  },
  passwords: {
    open: createPasswords,
    goal: passwords,
    what: 'bundles under a password: the right one, mistyped ones, none, and damage',
  },
} as const satisfies Record<string, LongProof>;

export type LongProofName = keyof typeof longProofs;
export const longProofNames = Object.keys(longProofs) as readonly LongProofName[];
export const isLongProofName = (name: string): name is LongProofName => Object.hasOwn(longProofs, name);
