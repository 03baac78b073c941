import { describe, expect, test } from 'vitest';
import { playMonth, testFolder } from '../services/test-stores.ts';
import { openDatabase } from './database.ts';
import { createStore } from './store.ts';

async function played() {
  const world = await playMonth(testFolder());
  const opened = openDatabase(world.bureau);
  if (!opened.ok) throw new Error(opened.error.code);
  const db = opened.value;
  return { db, store: createStore(db, world.bureau, () => 0) };
}

describe('history', () => {
  test('of a record, and of what hangs on one, is all of it, newest first', async () => {
    const { db, store } = await played();
    const all = store.history.range(0, store.history.lastSeq());
    const hanging = new Set(all.flatMap(({ parent }) => parent ?? []));
    for (const { record: id, kind, parent } of all)
      expect(store.history.of({ id, kind, parent } as Parameters<typeof store.history.of>[0])).toEqual(
        all.filter(({ record }) => record === id),
      );
    const ofThemselves = new Set(['unit', 'taskList', 'task']);
    for (const id of hanging)
      expect(store.history.below(id)).toEqual(
        all.filter((row) => row.parent === id && !ofThemselves.has(row.kind)),
      );
    expect(hanging.size).toBeGreaterThan(3);
    db.close();
  });

  test('is found by an index, whatever it is of', async () => {
    const { db } = await played();
    const plan = (where: string) =>
      db
        .prepare<[], { detail: string }>(`EXPLAIN QUERY PLAN SELECT * FROM history WHERE ${where}`)
        .all()
        .map(({ detail }) => detail)
        .join(' ');
    expect(plan("record = 'x' AND kind IN ('unit', 'taskList', 'task') ORDER BY seq DESC")).toMatch(
      /USING INDEX history_by_record \(record=\?\)$/,
    );
    expect(plan("parent IS 'x' AND kind NOT IN ('unit', 'taskList', 'task') ORDER BY seq DESC")).toMatch(
      /USING INDEX history_by_parent \(parent=\?\)$/,
    );
    db.close();
  });
});
