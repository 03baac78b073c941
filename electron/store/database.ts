import { copyFileSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { diskFull } from '../../shared/errors/disk-full.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { freeBytes, isNoRoom } from '../exchange/file-failure.ts';
import { migrations } from './migrations/index.ts';

export type Db = Database.Database;

export const databaseFile = (dir: string): string => join(dir, 'taizhang.sqlite');
export const storeExists = (dir: string): boolean => existsSync(databaseFile(dir));

/**
 * Bytes of a page in a store that is made here; one that exists keeps its own. A task takes two or three kilobytes: of
 * pages of 4 KB a quarter stays empty. Of larger pages every entry of an index writes a whole one, since ids are random.
 */
const PAGE = 8192;
/** Bytes of pages kept in memory: the index of the ids of half a million records, which every small receive looks through. */
const CACHE = 32 * 1024 * 1024;
/** Pages in the log before they are written to their places: what many small writes touch again and again goes there once. */
const CHECKPOINT = (32 * 1024 * 1024) / PAGE;

/**
 * Opens the one store of a folder for writing, making or upgrading it as needed.
 *
 * The exclusive locking mode is the single-instance guard: the operating system drops the lock with the process,
 * so a kill leaves nothing to clean up. A played store, which nobody would miss, does not wait for the disk. Refusals: E_STORE_BUSY, E_STORE_READONLY, E_STORE_CORRUPT, E_STORE_NEWER.
 */
export function openDatabase(dir: string, { played = false } = {}): Result<Db> {
  const file = databaseFile(dir);
  let db: Db | null = null;
  try {
    mkdirSync(dir, { recursive: true });
    db = new Database(file, { timeout: 300 });
    db.pragma('locking_mode = EXCLUSIVE');
    db.pragma(`page_size = ${PAGE}`);
    db.pragma('journal_mode = WAL');
    db.pragma(`synchronous = ${played ? 'OFF' : 'FULL'}`);
    db.pragma(`wal_autocheckpoint = ${CHECKPOINT}`);
    db.pragma('foreign_keys = ON');
    db.pragma('temp_store = MEMORY');
    db.pragma(`cache_size = ${-CACHE / 1024}`);
    // Takes the lock now rather than at the first write.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    if (!isIntact(db)) return refuse(db, fail('E_STORE_CORRUPT', { snapshots: '—' }));
    const version = Number(db.pragma('user_version', { simple: true }));
    if (version > migrations.length) return refuse(db, fail('E_STORE_NEWER', { version }));
    migrate(db, version);
    return ok(db);
  } catch (error) {
    db?.close();
    const failure = storeFailure(error, dir);
    if (failure) return failure;
    throw error;
  }
}

/** Opens a store that can't be written or did not pass its check, for looking only. */
export function openReadOnly(dir: string): Db | null {
  return (
    readable(() => new Database(databaseFile(dir), { readonly: true, fileMustExist: true })) ??
    readable(() => new Database(copyInMemory(databaseFile(dir)), { readonly: true }))
  );
}

function readable(open: () => Db): Db | null {
  let db: Db | null = null;
  try {
    db = open();
    db.prepare('SELECT key FROM meta LIMIT 1').get();
    const newest = inNewestForm(db);
    if (newest !== db) db.close();
    return newest;
  } catch {
    db?.close();
    return null;
  }
}

/** SQLite reads a WAL database only where it may write beside it; a read-only folder is read through a copy. */
function copyInMemory(file: string): Buffer {
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-'));
  try {
    const copy = databaseFile(dir);
    for (const suffix of ['', '-wal']) {
      if (existsSync(`${file}${suffix}`)) copyFileSync(`${file}${suffix}`, `${copy}${suffix}`);
    }
    const db = new Database(copy);
    try {
      db.pragma('journal_mode = DELETE');
      return db.serialize();
    } finally {
      db.close();
    }
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
}

export const isIntact = (db: Db): boolean => db.pragma('integrity_check(1)', { simple: true }) === 'ok';

/** Brings a database from the schema version `from` to the newest, one transaction for each. */
export function migrate(db: Db, from: number): void {
  for (let version = from; version < migrations.length; version++) {
    const sql = migrations[version];
    if (sql === undefined) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${version + 1}`);
    })();
  }
}

/**
 * What is only looked at, in the form this version knows: itself, or where an earlier version wrote it a copy in memory
 * that can't be written.
 *
 * @throws what SQLite says of a file that is no whole store.
 */
export function inNewestForm(db: Db): Db {
  const version = Number(db.pragma('user_version', { simple: true }));
  if (version >= migrations.length) return db;
  const bytes = db.serialize();
  // The header of a store asks for a log beside it, which memory has not.
  bytes.fill(1, 18, 20);
  const copy = new Database(bytes);
  try {
    migrate(copy, version);
    copy.pragma('query_only = ON');
    return copy;
  } catch (error) {
    copy.close();
    throw error;
  }
}

function refuse(db: Db, failure: ReturnType<typeof fail>): ReturnType<typeof fail> {
  db.close();
  return failure;
}

/** What SQLite's and the file system's codes mean for a person; null for what is a programmer's mistake. */
export function storeFailure(error: unknown, dir: string): ReturnType<typeof fail> | null {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return fail('E_STORE_BUSY');
  if (code === 'SQLITE_FULL' || isNoRoom(code)) {
    const full = diskFull({ side: 'own', path: dir, need: null, free: freeBytes(dir) });
    return { ok: false, error: full };
  }
  if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB')
    return fail('E_STORE_CORRUPT', { snapshots: '—' });
  // A WAL store in a folder that may not be written fails at its lock.
  if (
    /^(SQLITE_READONLY|SQLITE_CANTOPEN|SQLITE_PERM|SQLITE_IOERR_LOCK|EACCES|EROFS|EPERM|EEXIST|ENOTDIR)/.test(
      code,
    )
  )
    return fail('E_STORE_READONLY', { path: dir });
  if (/^(SQLITE_IOERR|EIO$|ENODEV$|ENXIO$|ESTALE$|ENOTCONN$)/.test(code))
    return fail('E_MEDIUM_GONE', { path: dir });
  return null;
}
