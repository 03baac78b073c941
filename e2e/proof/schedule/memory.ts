import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import type { BundleToWrite, WrittenBundle } from '../../../electron/exchange/bundle-to-write.ts';
import { collectRecords } from '../../../electron/exchange/collect-records.ts';
import { describeBundle } from '../../../electron/exchange/describe-bundle.ts';
import type { OpenBundle } from '../../../electron/exchange/open-bundle.ts';
import { readRecords } from '../../../electron/exchange/read-records.ts';
import { type UnitKeys, unitKeys } from '../../../electron/keys/key-material.ts';
import { loadUnitKeys, saveUnitKeys } from '../../../electron/keys/unit-keys.ts';
import type { BundleFiles } from '../../../electron/services/bundle-files.ts';
import { type Environment, renewReplica } from '../../../electron/services/environment.ts';
import { keyChangesOf } from '../../../electron/services/exchange/key-changes.ts';
import { createRenewKeyOperations } from '../../../electron/services/exchange/renew-key.ts';
import { servicesIn } from '../../../electron/services/index.ts';
import { foundUnit } from '../../../electron/services/setup.ts';
import { databaseFile } from '../../../electron/store/database.ts';
import { createStore } from '../../../electron/store/store.ts';
import { parseDescriptor } from '../../../shared/exchange/descriptor.ts';
import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import { bundleLimits } from '../../../shared/exchange/limits.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Ground, Lying, NewUnit, Replica, Saved } from './ground.ts';
import { blank, IN_MEMORY, memoryEnvironment, openMemory } from './memory-store.ts';
import { replicaOver } from './replica.ts';

const DIR = '/memory';
const IDENTITY = 'AGE-SECRET-KEY-1PVQ7QVNA4AAT9WCV2HC3QXCZZQTFGTSXE4JML9VKWFZPL8YY38RQN59JD2';

/** A few PCs' keys, made once: making keys is no part of what is tried here. */
const madeKeys: readonly UnitKeys[] = await Promise.all(
  Array.from({ length: 12 }, (_, n) => unitKeys(Buffer.alloc(8, n + 1), Buffer.alloc(32, n + 1), IDENTITY)),
);

interface InMemory {
  readonly descriptor: string;
  readonly ndjson: Buffer;
  readonly sha256: string;
}

/** Bundles as bytes of their descriptor and records, written and read by the product's code without ZIP and signature. */
function createMemoryBundles(): BundleFiles & { readonly look: (path: string) => Lying } {
  const lying = new Map<string, InMemory>();
  const write = (bundle: BundleToWrite): WrittenBundle => {
    const records = collectRecords(bundle.records, bundle.fileName, bundleLimits);
    const descriptor = describeBundle(bundle, records, 0, 0);
    const path = `${bundle.dir}/${lying.size}-${bundle.fileName}`;
    const text = JSON.stringify(descriptor);
    const ndjson = Buffer.concat(records.pieces);
    const sha256 = createHash('sha256').update(text).update(ndjson).digest('hex');
    lying.set(path, { descriptor: text, ndjson, sha256 });
    const { id, counts, receiptSecret } = descriptor;
    return { path, id, counts, receiptSecret, sha256, bytes: ndjson.length };
  };
  const open = (path: string): Result<OpenBundle> => {
    const found = lying.get(path);
    if (!found) return fail('E_FILE_NOT_FOUND', { file: path });
    const descriptor = parseDescriptor(path, JSON.parse(found.descriptor));
    if (!descriptor.ok) return descriptor;
    const publicLine = descriptor.value.from.keys.minisign;
    return ok({
      descriptor: descriptor.value,
      file: { name: path, path, bytes: found.ndjson.length, sha256: found.sha256 },
      signature: {
        valid: true,
        keyId: '',
        publicLine,
        fingerprint: formatFingerprint(fingerprint(publicLine)),
      },
      records: () => readRecords(found.ndjson, path, descriptor.value.counts, bundleLimits),
      evidence: [],
      extractEvidence: async () => ok(undefined),
      close: async () => {},
    });
  };
  return {
    write: async (bundle) => ok(write(bundle)),
    open: async (path) => open(path),
    hash: async (path) => lying.get(path)?.sha256 ?? null,
    look: (path) => {
      const opened = open(path);
      if (!opened.ok) throw new Error(opened.error.code);
      return {
        descriptor: opened.value.descriptor,
        records: [...opened.value.records()].map((r) => r.record),
        evidence: [],
      };
    },
  };
}

/**
 * An archive taken over where there is no store: done in a folder that goes away, by the product's own code. Its database
 * is there and upgraded already: making one from nothing is no part of what is tried here.
 */
async function takenOver(
  archive: string,
  bundles: BundleFiles,
  now: () => number,
): Promise<Database.Database> {
  const dir = mkdtempSync(join(IN_MEMORY, 'taizhang-schedule-'));
  try {
    writeFileSync(databaseFile(dir), blank);
    const env = memoryEnvironment(dir, now, {
      bundles,
      store: () => fail('E_NO_STORE', { path: dir }),
      keys: async () => fail('E_NO_STORE', { path: dir }),
    });
    const args = { paths: [archive], trustNew: true, dryRun: false };
    const answer = await servicesIn(env).call('receiveBundles', args, { language: 'zh' });
    if (!answer.ok) throw new Error(answer.error.message);
    const db = new Database(databaseFile(dir));
    db.pragma('journal_mode = DELETE');
    const bytes = db.serialize();
    db.close();
    return openMemory(bytes);
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** The keys in place of these, made and told in the store by the product's own code; their file is in a folder that goes away. */
async function renewed(env: Environment, keys: UnitKeys): Promise<UnitKeys> {
  const dir = mkdtempSync(join(IN_MEMORY, 'taizhang-schedule-'));
  try {
    const saved = await saveUnitKeys(dir, keys);
    if (!saved.ok) throw new Error(saved.error.code);
    const { renewKey } = createRenewKeyOperations({ ...env, options: { ...env.options, dir } });
    const answer = await renewKey({ why: 'replaced' }, { language: 'zh' });
    const loaded = await loadUnitKeys(dir);
    if (!answer.ok || !loaded.ok) throw new Error('a key that is at hand can be replaced');
    return loaded.value;
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

/** Replicas in memory. Everything is the product's but files: the database, the codec's ZIP, and the signature. */
export function createMemoryGround(): Ground {
  const bundles = createMemoryBundles();
  const parts = new Set<Replica>();
  let folders = 0;

  const settle = (first: Database.Database, given: UnitKeys, now: () => number): Replica => {
    let store = createStore(first, DIR, now);
    let keys = given;
    const env = memoryEnvironment(DIR, now, {
      bundles: {
        ...bundles,
        write: (bundle) => bundles.write({ keyChanges: keyChangesOf(store), ...bundle }),
      },
      store: () => ok(store),
      keys: async () => ok(keys),
      close: () => store.db.close(),
    });
    const replica = replicaOver(servicesIn(env), {
      store: () => store,
      keys: async () => keys,
      renewKey: async () => {
        keys = await renewed(env, keys);
      },
      evidence: () => new Set(),
      loseEvidence: () => {
        throw new Error('there are no files in memory');
      },
      save: async () => ({ at: new Uint8Array(store.db.serialize()) }),
      restore: async ({ at }: Saved) => {
        if (typeof at === 'string') throw new Error('a backup of another ground');
        store.db.close();
        store = createStore(openMemory(at), DIR, now);
        renewReplica(store);
      },
    });
    parts.add(replica);
    return replica;
  };

  const nextKeys = (): UnitKeys => {
    const keys = madeKeys[parts.size % madeKeys.length];
    if (!keys) throw new Error('there are keys');
    return keys;
  };

  return {
    root: '',
    create: async (unit: NewUnit, now) => {
      const db = openMemory();
      foundUnit(createStore(db, DIR, now), { ...unit, operator: null });
      return settle(db, nextKeys(), now);
    },
    clone: async (of, now, unnoticed) => {
      const { at } = await of.save();
      const db = openMemory(at as Uint8Array);
      if (!unnoticed) renewReplica(createStore(db, DIR, now));
      // The keys are a file beside the store: a copy of the folder has them too.
      return settle(db, await of.keys(), now);
    },
    takeOver: async (of, archive, now, ownKeys = false) =>
      settle(await takenOver(archive, bundles, now), ownKeys ? nextKeys() : await of.keys(), now),
    folder: () => `${DIR}/stick-${folders++}`,
    file: () => null,
    look: async (path) => bundles.look(path),
    forge: async ({ descriptor }, keys, records) => {
      const { kind, from, to, replica, cutoff, createdAt } = descriptor;
      const written = await bundles.write({
        dir: `${DIR}/forged`,
        fileName: 'x.tzb',
        kind,
        from,
        to,
        replica,
        cutoff,
        previous: null,
        records,
        evidence: [],
        omitted: [],
        keys,
        createdAt,
        appVersion: '0.1.0',
      });
      if (!written.ok) throw new Error(written.error.code);
      return written.value.path;
    },
    close: async () => {
      for (const replica of parts) replica.close();
    },
  };
}
