import type { BundleCounts, BundleKind, Descriptor } from '../../shared/exchange/descriptor.ts';
import type { KeyChange } from '../../shared/exchange/key-change.ts';
import type { BundleLimits } from '../../shared/exchange/limits.ts';
import type { WireRecord } from '../../shared/model/record.ts';
import type { UnitKeys } from '../keys/unit-keys.ts';
import type { Lock } from './age-file.ts';
import type { BundleFs } from './bundle-fs.ts';
import type { EvidenceFile } from './bundle-zip.ts';

export interface Party {
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
}

export interface BundleToWrite {
  /** Made when missing; nothing in it is overwritten. */
  readonly dir: string;
  /** As of `bundleFileName`. */
  readonly fileName: string;
  readonly kind: BundleKind;
  readonly id?: string;
  readonly from: Party;
  /** Null for a card or an archive. */
  readonly to: Party | null;
  readonly replica: string;
  /** Calendar date. */
  readonly cutoff: string | null;
  /** SHA-256 of the whole file of the last bundle to the same receiver. */
  readonly previous: string | null;
  /** Its place in the chain of bundles to this receiver; a card has none. */
  readonly chain?: NonNullable<Descriptor['chain']>;
  readonly records: Iterable<WireRecord>;
  readonly evidence: Iterable<EvidenceFile>;
  readonly omitted: Descriptor['omitted'];
  readonly keys: UnitKeys;
  /** How our keys were replaced; those that lead to the present one are told. */
  readonly keyChanges?: readonly KeyChange[];
  /** Writes `NAME.tzb.age`: by a password, or to these keys and our own, by which it is verified. */
  readonly lock?: Lock;
  /** Also writes the cover as a page of its own beside the bundle, for people; a lock hides the one inside. */
  readonly coverBeside?: boolean;
  /** Where plain bytes of a large locked bundle may lie while it is verified. */
  readonly privateDir?: string;
  /** Log2 of the cost of one guess at a password; only tests lower it. */
  readonly workFactor?: number;
  /** UTC milliseconds. */
  readonly createdAt: number;
  readonly appVersion: string;
  /** Bytes written and then verified, of about `total`. */
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
  readonly limits?: BundleLimits;
  readonly fs?: BundleFs;
}

export interface WrittenBundle {
  readonly path: string;
  /** Of the page beside it, where one was wanted. */
  readonly cover?: string;
  readonly id: string;
  /** Of the whole bundle, also where it went out under a lock. */
  readonly sha256: string;
  readonly bytes: number;
  readonly counts: BundleCounts;
  readonly receiptSecret: string;
}
