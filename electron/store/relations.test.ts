import { copyFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { newId } from '../../shared/ids.ts';
import type { TaskFields } from '../../shared/model/record.ts';
import { openUnit, testFolder } from '../services/test-stores.ts';
import { databaseFile, openDatabase } from './database.ts';
import { createStore, type Store } from './store.ts';

/** A store as version 7 left it, with a few more rows in it. */
function ofVersion7(add: (db: Database.Database, task: string) => void): string {
  const dir = join(testFolder(), 'store');
  mkdirSync(dir);
  copyFileSync(join(import.meta.dirname, 'fixtures/store-v7.sqlite'), databaseFile(dir));
  const db = new Database(databaseFile(dir));
  add(
    db,
    String(
      db
        .prepare("SELECT id FROM record WHERE kind = 'task' AND json_extract(fields, '$.seq') = 1")
        .pluck()
        .get(),
    ),
  );
  db.close();
  return dir;
}

function storeIn(dir: string): Store {
  const db = openDatabase(dir);
  if (!db.ok) throw new Error(db.error.code);
  return createStore(db.value, dir, Date.now);
}

const said = (store: Store, task: string) => ({
  goesOnFrom: store.records.related('goesOnFrom', task).map(({ id }) => id),
  partOf: store.records.related('partOf', task).map(({ id }) => id),
  copyOf: store.records.related('copyOf', task).map(({ id }) => id),
});

const rolledFrom = (task: string) => ({ task, list: newId(), title: '上一年', number: '1', year: 2025 });

test('what goes on from a row, is a part or a copy of it is known of a store of version 7 as well', () => {
  const ids = { goesOnFrom: newId(), partOf: newId(), copyOf: newId() };
  let row = '';
  const dir = ofVersion7((db, task) => {
    row = task;
    const more = {
      [ids.goesOnFrom]: { rolledFrom: rolledFrom(task) },
      [ids.partOf]: { part: { of: task, number: 1 } },
      [ids.copyOf]: { origins: [task, newId()] },
    };
    for (const [id, fields] of Object.entries(more))
      db.prepare(
        'INSERT INTO record SELECT ?, kind, parent, author, json_patch(fields, ?), counter, origin, later, arrival FROM record WHERE id = ?',
      ).run(id, JSON.stringify(fields), task);
  });
  const store = storeIn(dir);
  expect(said(store, row)).toEqual({
    goesOnFrom: [ids.goesOnFrom],
    partOf: [ids.partOf],
    copyOf: [ids.copyOf],
  });
  expect(store.records.allRelated('partOf').map(({ id }) => id)).toEqual([ids.partOf]);
  store.db.close();
});

test('it follows every write: a new row, a changed one, one that is put back, one that goes', () => {
  let row = '';
  const store = storeIn(
    ofVersion7((_db, task) => {
      row = task;
    }),
  );
  const { records } = store;
  const task = records.get('task', row);
  if (!task) throw new Error('the fixture has tasks');
  const without = { ...task.fields } as TaskFields;
  const made = { ...task, id: newId(), fields: { ...without, part: { of: row, number: 1 } } };
  records.insert(made);
  expect(said(store, row)).toEqual({ goesOnFrom: [], partOf: [made.id], copyOf: [] });
  const all = records.children('task', task.parent ?? '').length;
  expect(records.rowsOfList(task.parent ?? '')).toBe(all - 1);
  records.replace({ ...made, fields: { ...without, origins: [row], rolledFrom: rolledFrom(row) } });
  expect(said(store, row)).toEqual({ goesOnFrom: [made.id], partOf: [], copyOf: [made.id] });
  records.replace(made);
  expect(said(store, row)).toEqual({ goesOnFrom: [], partOf: [made.id], copyOf: [] });
  records.remove(made.id);
  expect(said(store, row)).toEqual({ goesOnFrom: [], partOf: [], copyOf: [] });
  store.db.close();
});

test('a request that a step of version 7 took away comes back with it', async () => {
  const dir = ofVersion7((db) => {
    const row = db.prepare('SELECT * FROM request_draft').get() as Record<string, unknown>;
    expect(Object.keys(row)).toContain('review');
    db.prepare('DELETE FROM request_draft').run();
    const drafts = [{ table: 'request_draft', key: row['id'], before: row, after: null }];
    const top = db.prepare('SELECT max(seq) FROM history').pluck().get();
    db.prepare('INSERT INTO step (at, operation, first_seq, last_seq, drafts) VALUES (?, ?, ?, ?, ?)').run(
      Date.now(),
      'dropRequest',
      Number(top) + 1,
      Number(top),
      JSON.stringify(drafts),
    );
  });
  const unit = await openUnit(dir);
  const requests = () => storeRows(dir);
  expect(await unit.call('undoStep', { id: null })).toMatchObject({ operation: 'dropRequest' });
  unit.close();
  expect(requests()).toHaveLength(1);
});

function storeRows(dir: string): readonly unknown[] {
  const db = new Database(databaseFile(dir), { readonly: true });
  try {
    return db.prepare('SELECT * FROM request_draft').all();
  } finally {
    db.close();
  }
}
