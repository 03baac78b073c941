import { copyFileSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { databaseFile } from '../store/database.ts';
import { migrations } from '../store/migrations/index.ts';
import { createSnapshots } from '../store/snapshots.ts';
import {
  A,
  BUREAU,
  copyWorld,
  draft,
  jinan,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  SECRET_A,
  type TestUnit,
  taskId,
  testFolder,
  unitRow,
  type World,
} from './test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const oldStores = join(import.meta.dirname, '../store/fixtures');
const points = (unit: TestUnit) => unit.call('listRestorePoints', {});
const title = async (unit: TestUnit, seq: number) =>
  (await unit.call('getTask', { task: `#${seq}` })).row.title;
const DAY = 86_400_000;

/** Takes the assignment of task 1 back and gives it anew. */
async function again(bureau: TestUnit): Promise<void> {
  await bureau.call('unassign', { tasks: ['#1'], unit: A.name });
  await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'cooperate' });
}

interface DumpedRecord {
  readonly kind: string;
  readonly parent: string | null;
  readonly fields: Readonly<Record<string, unknown>>;
}

const assignmentsIn = (dump: string, task: string) =>
  (JSON.parse(dump) as { readonly records: readonly DumpedRecord[] }).records
    .filter(({ kind, parent }) => kind === 'assignment' && parent === task)
    .map(({ fields }) => fields);

/** Closes a store and keeps a copy of it as a restore point; answers its name. */
function keepCopy({ dir, close }: TestUnit): string {
  close();
  const db = new Database(databaseFile(dir));
  const name = createSnapshots(dir).take(db, 'manual', Date.now());
  db.close();
  return name;
}

/** A bureau that has received a school's reports; its snapshot was taken just before. */
async function bureauOfToday() {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const before = bureau.dump();
  const { counts } = await receive(bureau, world.up.a);
  const point = (await points(bureau)).find(({ reason }) => reason === 'receive');
  return { bureau, name: point?.name ?? '', before, counts };
}

describe('备份点', () => {
  test('say what has happened since', async () => {
    const { bureau, name } = await bureauOfToday();
    await bureau.call('editTask', { task: '#1', changes: { title: '后来的' } });
    await bureau.call('exportBundles', { to: 'all', dir: testFolder(), kind: null });
    const since = (await points(bureau)).find((p) => p.name === name)?.since;
    expect(since).toMatchObject({ receives: 1, reports: 0, exports: 2 });
    expect(since?.changes).toBeGreaterThan(2);
  });

  test('show what going back would lose and change, exactly what it then does', async () => {
    const { bureau, name, before, counts } = await bureauOfToday();
    const was = await title(bureau, 1);
    await bureau.call('editTask', { task: '#1', changes: { title: '后来的' } });
    const preview = await bureau.call('previewRestore', { name });
    expect(preview.counts.older).toBe(1);
    expect(preview.counts.back).toBe(0);
    expect(preview.counts.lost).toBeGreaterThanOrEqual(counts.new);
    expect(preview.items.find((item) => item.change === 'older')?.changes).toContainEqual({
      field: 'title',
      now: '后来的',
      before: was,
    });
    const lost = preview.items.filter(({ change, kind }) => change === 'lost' && kind === 'report');
    expect(lost.flatMap(({ changes }) => changes)).toContainEqual({
      field: 'text',
      now: SECRET_A,
      before: null,
    });
    await bureau.call('restoreSnapshot', { name });
    expect(bureau.dump()).toBe(before);
    expect((await bureau.call('previewRestore', { name })).counts).toEqual({
      lost: 0,
      older: 0,
      back: 0,
      drafts: 0,
    });
    const parted = (await points(bureau)).find((point) => point.reason === 'replace');
    expect(parted?.since).toBeNull();
  });

  test('give back a single task and leave everything else as it is', async () => {
    const { bureau, name } = await bureauOfToday();
    const [one, two] = [await title(bureau, 1), await title(bureau, 2)];
    await bureau.call('editTask', { task: '#1', changes: { title: '改坏的' } });
    await bureau.call('editTask', { task: '#2', changes: { title: '改好的' } });
    const reports = (await bureau.call('getTask', { task: '#1' })).reports;
    expect(await bureau.call('restoreTask', { name, task: '#1' })).toEqual({ restored: 1 });
    expect([await title(bureau, 1), await title(bureau, 2)]).toEqual([one, '改好的']);
    expect(two).not.toBe('改好的');
    expect((await bureau.call('getTask', { task: '#1' })).reports).toEqual(reports);
    expect(await bureau.call('restoreTask', { name, task: '#1' })).toEqual({ restored: 0 });
    const [last] = await bureau.call('listHistory', { task: '#1', before: null, limit: 1 });
    expect(last).toMatchObject({ via: 'restore' });
    expect((await bureau.call('checkStore', {})).problems).toEqual([]);
  });

  test('give back a draft that was lost, and never over one that is there', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a, { now: () => Date.now() + DAY });
    const [point] = await points(a);
    const text = async () =>
      (await a.call('getSheet', { period: PERIOD })).rows.find((row) => row.seq === 8)?.draft?.text;
    const was = await text();
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft() });
    expect((await a.call('previewRestore', { name: point?.name ?? '' })).counts.drafts).toBe(0);
    expect(await a.call('restoreTask', { name: point?.name ?? '', task: '#8' })).toEqual({ restored: 1 });
    expect(await text()).toBe(was);
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '新写的' }) });
    expect(await a.call('restoreTask', { name: point?.name ?? '', task: '#8' })).toEqual({ restored: 0 });
    expect(await text()).toBe('新写的');
  });

  test('what a copy holds of others says of which unit; of thousands the first in order are listed, and all counted', async () => {
    const { bureau, name } = await bureauOfToday();
    const tasks = (await bureau.call('listTasks', {})).map(({ id }) => id);
    const names = Array.from({ length: Math.ceil(2100 / tasks.length) }, (_, index) => `第${index + 1}中学`);
    await bureau.call('addUnits', { rows: names.map((unit) => unitRow(unit)) });
    for (const unit of names) await bureau.call('assign', { tasks, unit, role: 'cooperate' });
    const { counts, items } = await bureau.call('previewRestore', { name });
    expect(counts.lost).toBeGreaterThan(2100);
    expect(items).toHaveLength(2000);
    const reports = items.filter(({ kind }) => kind === 'report');
    expect(reports.length).toBeGreaterThan(0);
    expect(items.slice(0, reports.length)).toEqual(reports);
    expect(new Set(reports.map(({ unit }) => unit))).toEqual(new Set([A.name]));
    for (const { changes } of reports)
      expect(changes).toContainEqual({ field: 'period', now: PERIOD, before: null });
    const ofOneTask = items.filter(({ kind, task }) => kind === 'assignment' && task === tasks[0]);
    expect(ofOneTask.map(({ unit }) => unit)).toEqual(names);
  });

  test('hang nothing on a task whose list went with the undo of its receive', async () => {
    const world = copyWorld(played);
    const dir = join(testFolder(), 'school');
    const first = await openUnit(dir);
    await first.call('createUnit', { ...A, role: 'school', operator: '办公室' });
    await receive(first, world.down.a);
    const task = await taskId(first, 1);
    await first.call('saveDraft', { task, period: PERIOD, draft: draft({ text: '早先写的' }) });
    const name = keepCopy(first);
    const school = await openUnit(dir);
    await school.call('saveDraft', { task, period: PERIOD, draft: draft() });
    await school.call('undoReceive', { id: null });
    const refusal = await school.refusal('restoreTask', { name, task });
    expect(refusal).toMatchObject({ code: 'E_NO_LEDGER', hint: expect.stringContaining('接收下发包') });
    await receive(school, world.down.a);
    expect(await school.call('restoreTask', { name, task })).toEqual({ restored: 1 });
    const { rows } = await school.call('getSheet', { period: PERIOD });
    expect(rows.find(({ seq }) => seq === 1)?.draft?.text).toBe('早先写的');
  });

  test('bring the list of a task along where that is gone', async () => {
    const dir = join(testFolder(), 'bureau');
    const first = await openUnit(dir);
    await first.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
    await first.call('importList', { path: jinan, edits: [] });
    const task = await taskId(first, 3);
    const name = keepCopy(first);
    const db = new Database(databaseFile(dir));
    db.exec("DELETE FROM record WHERE kind IN ('taskList', 'task')");
    db.close();
    const bureau = await openUnit(dir);
    expect(await bureau.call('restoreTask', { name, task })).toEqual({ restored: 2 });
    expect((await bureau.call('listTasks', {})).map(({ id }) => id)).toEqual([task]);
  });

  test('leave a report alone that was taken back and signed off anew', async () => {
    const world = copyWorld(played);
    const signed = await openUnit(world.a);
    await signed.call('signOff', { period: PERIOD, by: '校长' });
    const name = keepCopy(signed);
    const a = await openUnit(world.a);
    await a.call('undoStep', { id: null });
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '改好的' }) });
    await a.call('signOff', { period: PERIOD, by: '校长' });
    await a.call('restoreTask', { name, task: '#8' });
    const { reports } = await a.call('getTask', { task: '#8' });
    expect(reports.map(({ text, version }) => ({ text, version }))).toEqual([{ text: '改好的', version: 1 }]);
  });

  test('give back whom a task was assigned to, never a round that was given since', async () => {
    const world = copyWorld(played);
    const first = await openUnit(world.bureau);
    const task = await taskId(first, 1);
    await again(first);
    const name = keepCopy(first);
    const bureau = await openUnit(world.bureau);
    const rounds = () => assignmentsIn(bureau.dump(), task).map(({ role, round }) => ({ role, round }));
    expect(rounds()).toEqual([{ role: 'cooperate', round: 2 }]);
    await again(bureau);
    await bureau.call('assign', { tasks: ['#1'], unit: A.name, role: 'lead' });
    expect(rounds()).toEqual([{ role: 'lead', round: 3 }]);
    await bureau.call('restoreTask', { name, task });
    expect(rounds()).toEqual([{ role: 'cooperate', round: 3 }]);
    await again(bureau);
    expect(rounds()).toEqual([{ role: 'cooperate', round: 4 }]);
  });

  test.each(Array.from({ length: migrations.length - 1 }, (_, index) => index + 1))(
    'that version %i of the store made are looked into after an upgrade, and stay as they are',
    async (version) => {
      const dir = join(testFolder(), 'store');
      mkdirSync(join(dir, 'snapshots'), { recursive: true });
      copyFileSync(join(oldStores, `store-v${version}.sqlite`), databaseFile(dir));
      const name = '1767225600000-daily.sqlite';
      const snapshot = join(dir, 'snapshots', name);
      copyFileSync(databaseFile(dir), snapshot);
      const before = new Database(snapshot);
      before.exec(
        "UPDATE record SET fields = json_set(fields, '$.title', '原来的') WHERE kind = 'task' AND json_extract(fields, '$.seq') = 1",
      );
      before.close();
      const bytes = readFileSync(snapshot);
      const unit = await openUnit(dir);
      const { counts, items } = await unit.call('previewRestore', { name });
      expect(counts).toEqual({ lost: 0, older: 1, back: 0, drafts: 0 });
      expect(items[0]?.changes).toMatchObject([{ field: 'title', before: '原来的' }]);
      expect(await unit.call('restoreTask', { name, task: items[0]?.task ?? '' })).toEqual({ restored: 0 });
      expect(readFileSync(snapshot).equals(bytes)).toBe(true);
    },
  );

  test('a name that is none of ours, and a file that is no store, are refused', async () => {
    const { bureau } = await bureauOfToday();
    expect((await bureau.refusal('previewRestore', { name: '../taizhang.sqlite' })).code).toBe(
      'E_FILE_NOT_FOUND',
    );
    expect((await bureau.refusal('restoreTask', { name: 'x', task: '#1' })).code).toBe('E_FILE_NOT_FOUND');
  });
});

describe('backups', () => {
  test('one on the same disk is noted and does not silence the reminder', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau, { now: () => Date.now() + 8 * DAY });
    expect((await bureau.call('getSession', {})).backup).toEqual({
      last: null,
      elsewhere: null,
      due: true,
    });
    const path = join(world.root, '备份.zip');
    await bureau.call('makeBackup', { path });
    expect((await bureau.call('getSession', {})).backup).toMatchObject({
      last: { path, otherMedium: false },
      due: true,
    });
    await bureau.call('saveSettings', { backupEveryDays: 30 });
    expect((await bureau.call('getSession', {})).backup.due).toBe(false);
  });

  test('a backup file is looked into by the same code, and nothing of it is taken in', async () => {
    const { bureau } = await bureauOfToday();
    const path = join(testFolder(), 'copy.tzbackup');
    await bureau.call('makeBackup', { path });
    const was = await title(bureau, 1);
    await bureau.call('editTask', { task: '#1', changes: { title: '后来的' } });
    const before = bureau.dump();
    const preview = await bureau.call('previewBackup', { path });
    expect(preview.counts).toEqual({ lost: 0, older: 1, back: 0, drafts: 0 });
    expect(preview.items[0]).toMatchObject({ change: 'older', kind: 'task' });
    expect(preview.items[0]?.task).toBe(preview.items[0]?.record);
    expect(bureau.dump()).toBe(before);
    await bureau.call('restoreBackup', { path });
    expect(await title(bureau, 1)).toBe(was);
  });

  test('a backup of another unit, and a file that is none, are not looked into', async () => {
    const world = copyWorld(played);
    const path = join(testFolder(), 'copy.tzbackup');
    await (await openUnit(world.a)).call('makeBackup', { path });
    const bureau = await openUnit(world.bureau);
    expect((await bureau.refusal('previewBackup', { path })).code).toBe('E_STORE_EXISTS');
    expect((await bureau.refusal('previewBackup', { path: world.up.a })).code).toBe('E_NOT_A_BACKUP');
    expect((await bureau.refusal('previewBackup', { path: `${path}x` })).code).toBe('E_FILE_NOT_FOUND');
  });
});
