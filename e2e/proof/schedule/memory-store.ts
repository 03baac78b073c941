import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import Database from 'better-sqlite3';
import type { Environment } from '../../../electron/services/environment.ts';
import { createScreenLock } from '../../../electron/services/operators/screen-lock.ts';
import { migrate } from '../../../electron/store/database.ts';
import type { EvidenceFiles } from '../../../electron/store/evidence.ts';
import type { Snapshots } from '../../../electron/store/snapshots.ts';
import { fail, ok } from '../../../shared/result.ts';

const noSnapshots: Snapshots = {
  list: () => [],
  take: () => '',
  takenToday: () => true,
  path: () => null,
};
const noEvidence: EvidenceFiles = {
  path: (sha256) => sha256,
  has: () => false,
  add: async (file) => fail('E_FILE_NOT_FOUND', { file }),
  adopt: async () => ok(undefined),
  state: async () => 'missing',
  rehash: async () => null,
  thumbnail: async () => null,
};

/** A store of the newest schema with nothing in it. */
export const blank: Uint8Array = (() => {
  const db = new Database(':memory:');
  migrate(db, 0);
  return db.serialize();
})();

/** Statements are prepared once: short calls would spend most of their time on that. */
export function openMemory(bytes = blank): Database.Database {
  const db = new Database(Buffer.from(bytes));
  const known = new Map<string, ReturnType<typeof db.prepare>>();
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    const statement = known.get(sql) ?? prepare(sql);
    known.set(sql, statement);
    return statement;
  }) as typeof db.prepare;
  return db;
}

/** Files that are to be in memory, where the system has a folder there. */
export const IN_MEMORY = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** What the services stand on, with nothing in files but what `given` puts there. */
export const memoryEnvironment = (
  dir: string,
  now: () => number,
  given: Pick<Environment, 'bundles' | 'store' | 'keys'> & Partial<Environment>,
): Environment => ({
  options: { dir, appVersion: '0.1.0', seedsDir: dir, now },
  now,
  snapshots: noSnapshots,
  evidence: noEvidence,
  screen: createScreenLock(dir, now, false),
  trouble: () => null,
  reopen: () => {},
  close: () => {},
  ...given,
});
