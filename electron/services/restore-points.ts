import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import type { RecordKind } from '../../shared/model/record.ts';
import type { RestorePoint } from '../../shared/model/views.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { type Db, inNewestForm } from '../store/database.ts';
import { discardDatabase, removeDatabase } from '../store/database-files.ts';
import { createMeta } from '../store/meta.ts';
import { readBackupDatabase } from '../store/read-backup.ts';
import { createRecords, type StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { draftsOf } from './drafts.ts';
import type { Environment } from './environment.ts';
import { allReceives } from './exchange/receives.ts';
import { withStore } from './lists.ts';
import { findTask } from './lookup.ts';
import type { Operations } from './operations.ts';
import { identityOf } from './own-unit.ts';
import { type Content, previewOf } from './restore-preview.ts';
import { bringBack, withoutItsPlace } from './restore-task.ts';
import { stepper } from './watch.ts';

type RestoreOperations = Pick<
  Operations,
  'listRestorePoints' | 'previewRestore' | 'previewBackup' | 'restoreTask'
>;

/** 备份点: what has happened since each, what going back would lose, and one task brought back without going back. */
export function createRestoreOperations(env: Environment): RestoreOperations {
  /** A snapshot is only looked at; what it holds is handed over before it is closed. */
  const lookInto = <T>(name: string, look: (db: Db) => T): Result<T> => {
    const path = env.snapshots.path(name);
    return path ? lookIntoFile(path, name, look) : fail('E_FILE_NOT_FOUND', { file: name });
  };
  const lookIntoFile = <T>(path: string, name: string, look: (db: Db) => T): Result<T> => {
    let db: Db | null = null;
    try {
      db = new Database(path, { readonly: true, fileMustExist: true });
      return ok(look(db));
    } catch {
      return fail('E_NOT_A_BACKUP', { file: name });
    } finally {
      db?.close();
    }
  };
  return {
    listRestorePoints: () =>
      withStore(env, (store) =>
        ok(
          env.snapshots.list().map((snapshot): RestorePoint => {
            const seq = lookInto(snapshot.name, (db) => lastShared(store, db));
            return {
              ...snapshot,
              since: seq.ok && seq.value !== null ? sinceThen(store, seq.value, snapshot.at) : null,
            };
          }),
        ),
      ),

    previewRestore: ({ name }) =>
      withStore(env, (store) => {
        const at = env.snapshots.list().find((snapshot) => snapshot.name === name)?.at ?? 0;
        return lookInto(name, (db) => ({ at, ...previewOf(store, everything(store), contentOf(db)) }));
      }),

    previewBackup: async ({ path }, context) => {
      const store = env.store();
      if (!store.ok) return store;
      const staged = join(env.options.dir, 'preview.part');
      removeDatabase(staged);
      try {
        const read = await readBackupDatabase(path, staged, stepper(context, 'verify'));
        if (!read.ok) return read;
        const unit = lookIntoFile(staged, basename(path), (db) => createMeta(db).get('unit'));
        if (!unit.ok) return unit;
        const own = store.value.meta.get('unit');
        if (unit.value !== own) return fail('E_STORE_EXISTS', { unit: identityOf(store.value).name });
        return lookIntoFile(staged, basename(path), (db) => ({
          at: read.value.at,
          ...previewOf(store.value, everything(store.value), contentOf(db)),
        }));
      } finally {
        discardDatabase(staged);
      }
    },

    restoreTask: ({ name, task }) =>
      withStore(env, (store) => {
        const then = lookInto(name, contentOf);
        if (!then.ok) return then;
        const found = findTask(store, task);
        const id = found.ok ? found.value.id : then.value.records.has(task) ? task : null;
        if (id === null) return found.ok ? fail('E_NO_TASK', { task }) : found;
        const refused = withoutItsPlace(store, then.value, id);
        return refused ?? ok({ restored: bringBack(store, then.value, id) });
      }),
  };
}

/** Whichever version of the program wrote it. */
function contentOf(of: Db): Content {
  const db = inNewestForm(of);
  try {
    return {
      records: new Map(everything({ records: createRecords(db), db }).map((record) => [record.id, record])),
      drafts: draftsOf({ db }),
    };
  } finally {
    if (db !== of) db.close();
  }
}

const everything = ({ records, db }: Pick<Store, 'records' | 'db'>): readonly StoredRecord[] =>
  db
    .prepare<[], { kind: string }>('SELECT DISTINCT kind FROM record')
    .all()
    .flatMap(({ kind }) => records.all(kind as RecordKind));

/** The last history row of a snapshot, where ours goes on from it; null where the two have parted since. */
function lastShared(store: Store, db: Db): number | null {
  const last = db
    .prepare<[], { seq: number; at: number; record: string; action: string }>(
      'SELECT seq, at, record, action FROM history ORDER BY seq DESC LIMIT 1',
    )
    .get();
  if (!last) return 0;
  const [ours] = store.history.range(last.seq - 1, last.seq);
  const same = ours?.at === last.at && ours.record === last.record && ours.action === last.action;
  return same ? last.seq : null;
}

function sinceThen(store: Store, seq: number, at: number): NonNullable<RestorePoint['since']> {
  const count = (sql: string, value: number) =>
    store.db.prepare<[number], { n: number }>(sql).get(value)?.n ?? 0;
  return {
    changes: count('SELECT count(*) AS n FROM history WHERE seq > ?', seq),
    receives: allReceives(store).filter((r) => r.undoneAt === null && r.lastSeq > seq).length,
    reports: count(
      "SELECT count(*) AS n FROM history WHERE seq > ? AND kind = 'report' AND action = 'created' AND via = 'local'",
      seq,
    ),
    exports: count('SELECT count(*) AS n FROM transmission WHERE at > ?', at),
  };
}
