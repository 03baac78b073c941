import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { fail, ok, type Result } from '../../shared/result.ts';
import { writeFailure } from '../exchange/file-failure.ts';
import { createUnitKeys, KEY_FILE, saveUnitKeys } from '../keys/unit-keys.ts';
import { databaseFile, isIntact, storeFailure } from '../store/database.ts';
import { BESIDE, discardDatabase, flushFile, removeDatabase } from '../store/database-files.ts';
import { migrations } from '../store/migrations/index.ts';
import { readBackup } from '../store/read-backup.ts';
import { writeBackup } from '../store/write-backup.ts';
import { noteBackup } from './backup-note.ts';
import type { Environment } from './environment.ts';
import type { Operations } from './operations.ts';
import { sessionOf } from './setup.ts';
import { stepper } from './watch.ts';

type BackupOperations = Pick<Operations, 'makeBackup' | 'restoreBackup' | 'restoreSnapshot'>;

export function createBackupOperations(env: Environment): BackupOperations {
  return {
    makeBackup: async ({ path }, context) => {
      const store = env.store();
      if (!store.ok) return store;
      const otherMedium = isElsewhere(store.value.dir, dirname(path));
      if (!otherMedium.ok) return otherMedium;
      const written = await writeBackup({
        store: store.value,
        evidence: env.evidence,
        path,
        at: env.now(),
        step: stepper(context, 'backup'),
      });
      if (!written.ok) return written;
      noteBackup(store.value, { at: env.now(), path: written.value.path, otherMedium: otherMedium.value });
      return written;
    },

    restoreBackup: async ({ path }, context) => {
      const { dir } = env.options;
      const staged = join(dir, 'restore.part');
      const keys = join(dir, `${KEY_FILE}.part`);
      mkdirSync(dir, { recursive: true });
      removeDatabase(staged);
      rmSync(keys, { force: true });
      try {
        const wanted = existsSync(join(dir, KEY_FILE)) ? null : keys;
        const step = stepper(context, 'verify');
        const read = await readBackup(path, { database: staged, keys: wanted, evidence: env.evidence }, step);
        if (!read.ok) return read;
        const replaced = await replaceStore(env, staged, path, keys);
        return replaced.ok ? sessionOf(env, context.language) : replaced;
      } finally {
        discardDatabase(staged);
        discardDatabase(keys);
      }
    },

    restoreSnapshot: async ({ name }, { language }) => {
      const snapshot = env.snapshots.path(name);
      if (!snapshot) return fail('E_FILE_NOT_FOUND', { file: name });
      const staged = join(env.options.dir, 'restore.part');
      removeDatabase(staged);
      try {
        copyFileSync(snapshot, staged);
        const replaced = await replaceStore(env, staged, name);
        return replaced.ok ? sessionOf(env, language) : replaced;
      } finally {
        discardDatabase(staged);
      }
    },
  };
}

/** Whether a folder lies on another medium than the store. Refusals: E_MEDIUM_GONE, E_CANNOT_WRITE. */
function isElsewhere(own: string, folder: string): Result<boolean> {
  const { dev } = statSync(own);
  try {
    return ok(statSync(folder).dev !== dev);
  } catch (error) {
    const failure = writeFailure(error, folder);
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}

/**
 * Puts a checked database in the place of the store. What was there is kept as a snapshot, or, when it can no longer be
 * read, as it is under another name. The restored store goes on under a new replica id, having a new file.
 */
async function replaceStore(
  env: Environment,
  staged: string,
  name: string,
  stagedKeys: string | null = null,
): Promise<Result<void>> {
  const { dir } = env.options;
  const trouble = env.trouble();
  if (trouble?.error.code === 'E_STORE_BUSY') return trouble;
  const found = prepare(staged);
  if (found === null) return fail('E_NOT_A_BACKUP', { file: name });
  if (found.version > migrations.length) return fail('E_STORE_NEWER', { version: found.version });
  const current = env.store();
  if (current.ok && env.trouble() === null) {
    if (current.value.meta.get('unit') !== found.id) {
      return fail('E_STORE_EXISTS', {
        unit: current.value.records.get('unit', current.value.meta.get('unit') ?? '')?.fields.name ?? '',
      });
    }
    try {
      env.snapshots.take(current.value.db, 'replace', env.now());
    } catch (error) {
      const failure = storeFailure(error, dir);
      if (failure) return failure;
      throw error;
    }
  }
  flushFile(staged);
  const keys = join(dir, KEY_FILE);
  if (stagedKeys !== null && existsSync(stagedKeys)) renameSync(stagedKeys, keys);
  // A backup without a key under a passphrase brings none: this PC gets its own, vouched for by the body above.
  if (!existsSync(keys)) {
    const saved = await saveUnitKeys(dir, await createUnitKeys(), env.options);
    if (!saved.ok) return saved;
  }
  const damaged = env.trouble() !== null;
  env.close();
  try {
    exchangeFiles(env, staged, damaged);
  } finally {
    env.reopen();
  }
  // What keeps the restored store from being written, the session tells: the store is there, and is the restored one.
  return env.store().ok ? ok(undefined) : (env.trouble() ?? ok(undefined));
}

/** At every moment there is a whole store under its name, or the damaged one that was there. */
function exchangeFiles(env: Environment, staged: string, damaged: boolean): void {
  const { dir } = env.options;
  const file = databaseFile(dir);
  if (damaged) {
    for (const suffix of ['', '-wal']) {
      const kept = join(dir, `damaged-${env.now()}.sqlite${suffix}`);
      if (existsSync(`${file}${suffix}`)) copyFileSync(`${file}${suffix}`, kept);
    }
  }
  for (const suffix of BESIDE) rmSync(`${file}${suffix}`, { force: true });
  renameSync(staged, file);
}

/**
 * The unit and the schema version of an intact store file; null where it is no store of ours. Its place is forgotten:
 * what is restored goes on under a new replica id, whatever place it comes to lie in.
 */
function prepare(file: string): { readonly id: string; readonly version: number } | null {
  let db: Database.Database | null = null;
  try {
    db = new Database(file, { fileMustExist: true });
    if (!isIntact(db)) return null;
    const row = db.prepare<[], { value: string }>("SELECT value FROM meta WHERE key = 'unit'").get();
    if (!row) return null;
    db.exec("DELETE FROM meta WHERE key IN ('place', 'operator-chosen')");
    return { id: row.value, version: Number(db.pragma('user_version', { simple: true })) };
  } catch {
    return null;
  } finally {
    db?.close();
  }
}
