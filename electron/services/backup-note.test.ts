import { expect, onTestFinished, test } from 'vitest';
import { openDatabase } from '../store/database.ts';
import { createStore } from '../store/store.ts';
import { backupState, noteBackup } from './backup-note.ts';
import { testFolder } from './test-stores.ts';

const DAY = 86_400_000;

test('a backup on the own disk does not make the one on a stick forgotten, which goes on to count', () => {
  const dir = testFolder();
  const db = openDatabase(dir);
  if (!db.ok) throw new Error(db.error.code);
  onTestFinished(() => {
    db.value.close();
  });
  const store = createStore(db.value, dir, () => 0);
  const state = (at: number) => backupState(store, 7, at);
  expect(state(0)).toEqual({ last: null, elsewhere: null, due: false });
  noteBackup(store, { at: DAY, path: '/media/li/U盘/备份.zip', otherMedium: true });
  const here = { at: 3 * DAY, path: '/home/li/备份.zip', otherMedium: false };
  noteBackup(store, here);
  expect(state(3 * DAY)).toEqual({ last: here, elsewhere: DAY, due: false });
  expect(state(7 * DAY).due).toBe(false);
  expect(state(8 * DAY)).toEqual({ last: here, elsewhere: DAY, due: true });
});
