import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '../../shared/ids.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { UnitKeys } from '../keys/unit-keys.ts';
import { isUnguarded, loadUnitKeys, saveUnitKeys } from '../keys/unit-keys.ts';
import { createPictures } from '../pictures/pictures.ts';
import { databaseFile, openDatabase, openReadOnly, storeExists, storeFailure } from '../store/database.ts';
import { isUnfinished } from '../store/database-files.ts';
import { createEvidenceFiles, type EvidenceFiles } from '../store/evidence.ts';
import { lentFolder } from '../store/lent.ts';
import { placeOf } from '../store/place.ts';
import { createSnapshots, type Snapshots } from '../store/snapshots.ts';
import { createStore, type Store } from '../store/store.ts';
import { type BundleFiles, createBundleFiles } from './bundle-files.ts';
import { admitKept } from './exchange/admit.ts';
import { keyChangesOf } from './exchange/key-changes.ts';
import { noteOwnPast } from './exchange/replicas.ts';
import { createScreenLock, type ScreenLock } from './operators/screen-lock.ts';
import { chooseName } from './own-unit.ts';
import type { ServicesOptions } from './services.ts';

/** The open store and what stands beside it; replaced as a whole when a store is made or restored. */
export interface Environment {
  readonly options: ServicesOptions;
  readonly now: () => number;
  readonly snapshots: Snapshots;
  readonly evidence: EvidenceFiles;
  readonly bundles: BundleFiles;
  readonly screen: ScreenLock;
  /** Refusals: E_NO_STORE, and what kept the store from opening when it can't even be read. */
  readonly store: () => Result<Store>;
  readonly keys: () => Promise<Result<UnitKeys>>;
  /** Why the store is read-only, if it is. */
  readonly trouble: () => ReturnType<typeof fail> | null;
  /** Opens (again) what lies in the folder. Throws nothing; `store()` and `trouble()` tell the outcome. */
  readonly reopen: () => void;
  readonly close: () => void;
}

export function createEnvironment(options: ServicesOptions): Environment {
  const now = options.now ?? Date.now;
  const snapshots = createSnapshots(options.dir);
  const screen = createScreenLock(options.dir, now, options.window ?? false);
  let store: Store | null = null;
  let trouble: ReturnType<typeof fail> | null = null;
  let keys: Promise<Result<UnitKeys>> | null = null;

  const close = () => {
    store?.db.close();
    store = null;
    trouble = null;
    keys = null;
  };
  const reopen = () => {
    close();
    if (!storeExists(options.dir)) {
      sweep(options.dir);
      if (snapshots.list().length > 0) trouble = lost(snapshots);
      return;
    }
    const opened = openDatabase(options.dir, { played: options.played ?? false });
    if (opened.ok) {
      const found = createStore(opened.value, options.dir, now);
      // Making it was broken off before it had a unit: nothing is lost by making it again, unless there was more once.
      if (found.meta.get('unit') === null) {
        found.db.close();
        if (snapshots.list().length > 0) trouble = lost(snapshots);
        return;
      }
      const settled = settle(found);
      if (!settled.ok) {
        found.db.close();
        refuse(settled);
        return;
      }
      sweep(options.dir);
      // What was restored names whoever sat here then.
      const sitting = screen.chosen();
      if (sitting !== null) chooseName(found, sitting);
      store = found;
      return;
    }
    refuse(opened);
  };
  const refuse = (failure: ReturnType<typeof fail>) => {
    trouble = withSnapshots(failure, snapshots);
    if (failure.error.code === 'E_STORE_BUSY') return;
    const db = openReadOnly(options.dir);
    if (db) store = createStore(db, options.dir, now);
  };

  const ownKeys = () => {
    keys ??= loadUnitKeys(options.dir, options).then(async (loaded) => {
      // A keyring that is away now may be there at the next call.
      if (!loaded.ok) keys = null;
      else if (store && trouble === null) await sealPlainKeys(options, loaded.value);
      return loaded;
    });
    return keys;
  };

  reopen();
  return {
    options,
    now,
    snapshots,
    screen,
    evidence: createEvidenceFiles(options.dir, createPictures()),
    bundles: createBundleFiles(options.dir, ownKeys, () => (store ? keyChangesOf(store) : [])),
    store: () => {
      if (store) return ok(store);
      return trouble ?? fail('E_NO_STORE', { path: options.dir });
    },
    keys: ownKeys,
    trouble: () => trouble,
    reopen,
    close,
  };
}

/** Keys that were made before the system had safe storage. What can't be sealed stays as it is. */
async function sealPlainKeys(options: ServicesOptions, keys: UnitKeys): Promise<void> {
  if (!options.vault || options.passphrase !== undefined || !(await isUnguarded(options.dir))) return;
  await saveUnitKeys(options.dir, keys, options);
}

/** What has to hold before the store is written; a folder that does not take it makes the store one to look at. */
function settle(found: Store): Result<void> {
  try {
    settleReplica(found);
    admitKept(found);
    return ok(undefined);
  } catch (error) {
    const failure = storeFailure(error, found.dir);
    if (!failure) throw error;
    return failure;
  }
}

/** What a kill left half written. Only the holder of the store's lock may sweep, or who finds no store. */
function sweep(dir: string): void {
  for (const folder of [dir, ...['evidence', 'thumbnails', 'snapshots'].map((name) => join(dir, name))])
    for (const name of namesIn(folder)) if (isUnfinished(name)) remove(join(folder, name));
  remove(lentFolder(dir));
}

function namesIn(folder: string): readonly string[] {
  try {
    return existsSync(folder) ? readdirSync(folder) : [];
  } catch {
    return [];
  }
}

/** What cannot be taken away, being open in another program, goes with the next start. */
function remove(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true });
  } catch {}
}

/** Holds what the store's own mark should be. */
export const OPENED_MARK = 'opened';

/** Further than any store writes before its next restore, and 2^24 times within the bound of a counter. */
const LEAP = 2 ** 24;

/**
 * A store that was copied, restored or put back goes on under a new replica id, so that two copies never write under
 * one, and with a counter above everything that may have left it since. The file's own identity and the PC's name
 * tell a copy; a mark renewed at each opening, in the store and beside it, tells an older file in the same place.
 */
function settleReplica(store: Store): void {
  const place = placeOf(statSync(databaseFile(store.dir), { bigint: true }));
  const marker = join(store.dir, OPENED_MARK);
  const mark = existsSync(marker) ? readFileSync(marker, 'utf8') : null;
  const noted = store.meta.get('place');
  // Before version 2 of the store the PC's name was not part of it.
  const same = (noted === place || noted === place.split('@')[0]) && store.meta.get('opened') === mark;
  const first = store.meta.get('opened') === null;
  const next = newId();
  writeFileSync(marker, next);
  store.db.transaction(() => {
    store.meta.set('opened', next);
    if (same) return;
    store.meta.set('place', place);
    if (!first) renewReplica(store);
  })();
}

/** From here on the store writes under a new replica id, and above all that may have left it. */
export function renewReplica(store: Store): void {
  noteOwnPast(store);
  store.meta.set('replica', newId());
  store.meta.set('counter', String(Number(store.meta.get('counter') ?? 0) + LEAP));
}

/** The database is gone or empty, but snapshots tell of a store that was here. */
const lost = (snapshots: Snapshots) => withSnapshots(fail('E_STORE_CORRUPT'), snapshots);

function withSnapshots(failure: ReturnType<typeof fail>, snapshots: Snapshots): ReturnType<typeof fail> {
  if (failure.error.code !== 'E_STORE_CORRUPT') return failure;
  const names = snapshots.list().map((s) => s.name);
  return fail('E_STORE_CORRUPT', { snapshots: names.length > 0 ? names.join('，') : '—' });
}
