import type { UnitKeys } from '../../../electron/keys/key-material.ts';
import type { StoreOperation } from '../../../electron/services/services.ts';
import type { Answer, Args, Value } from '../../../shared/contract.ts';
import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import type { Role } from '../../../shared/model/views.ts';

/** One PC with one store. */
export interface Replica {
  readonly attempt: <N extends StoreOperation>(name: N, args: Args<N>) => Promise<Answer<Value<N>>>;
  /** The value; throws where it is refused. */
  readonly call: <N extends StoreOperation>(name: N, args: Args<N>) => Promise<Value<N>>;
  readonly dump: () => string;
  /** Every record with its clocks, in the order of their ids. */
  readonly records: () => readonly WireRecord[];
  /** Writes a field that only a later version knows: into this record, or into a new one that is like it. */
  readonly writeLater: (id: string, name: string, value: unknown, isNew: boolean) => void;
  readonly keys: () => Promise<UnitKeys>;
  /** 更换本机密钥, with the old key at hand. */
  readonly renewKey: () => Promise<void>;
  /** Hashes of the attached files that are here; memory has none. */
  readonly evidence: () => ReadonlySet<string>;
  /** One of them goes, as by a broken disk. */
  readonly loseEvidence: (sha256: string) => void;
  /** A backup as it is now. */
  readonly save: () => Promise<Saved>;
  /** Puts a backup back; the store goes on under another replica id. */
  readonly restore: (saved: Saved) => Promise<void>;
  readonly close: () => void;
}

/** A backup of either ground. */
export interface Saved {
  readonly at: string | Uint8Array;
}

export interface NewUnit {
  readonly name: string;
  readonly role: Role;
  readonly code: string;
}

/** Files that count as received: id of the receive, by path. */
export type Known = ReadonlyMap<string, string>;

/** What lies on a stick. */
export interface Lying {
  readonly descriptor: Descriptor;
  readonly records: readonly WireRecord[];
  /** Hashes of the attached files in it, in their order. */
  readonly evidence: readonly string[];
  /** Of an archive: the ids its PC went by, and the files it had received, when it was written. */
  readonly archived?: {
    readonly own: ReadonlySet<string>;
    readonly known: Known;
    /** What the bundles of its PC carried. */
    readonly sent?: ReadonlyMap<string, readonly string[]>;
  };
}

/** What a schedule is played on: memory, or files with their ZIP, hashes and signatures. */
export interface Ground {
  /** The folder that everything lies in; empty in memory. */
  readonly root: string;
  readonly create: (unit: NewUnit, now: () => number) => Promise<Replica>;
  /** A second PC with a copy of the store. `unnoticed`: the copy goes on under the same replica id. */
  readonly clone: (of: Replica, now: () => number, unnoticed: boolean) => Promise<Replica>;
  /** An empty PC takes over an archive of `of`, and with it the keys of that PC, or under keys of its own. */
  readonly takeOver: (of: Replica, archive: string, now: () => number, ownKeys?: boolean) => Promise<Replica>;
  /** A folder of a stick, for exports. */
  readonly folder: () => string;
  /** A file to attach; null where there are no files. */
  readonly file: (content: string) => string | null;
  readonly look: (path: string) => Promise<Lying>;
  /** A bundle that its sender's true key signs, with other records than that unit may send. Answers its path. */
  readonly forge: (honest: Lying, keys: UnitKeys, records: readonly WireRecord[]) => Promise<string>;
  readonly close: () => Promise<void>;
}
