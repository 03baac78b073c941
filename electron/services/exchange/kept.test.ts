import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { formatRecordLine } from '../../../shared/exchange/record-line.ts';
import { newId } from '../../../shared/ids.ts';
import { recordFields, type WireRecord } from '../../../shared/model/record.ts';
import { type Part, unpack } from '../../exchange/test-bundle.ts';
import { writeBundle } from '../../exchange/write-bundle.ts';
import { loadUnitKeys } from '../../keys/unit-keys.ts';
import { databaseFile } from '../../store/database.ts';
import {
  A,
  archiveOf,
  B,
  BUREAU,
  copyWorld,
  exportTo,
  openUnit,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const linesOf = (parts: readonly Part[]): string[] =>
  parts
    .find((part) => part.name === 'data/records.ndjson')
    ?.bytes.toString()
    .split('\n')
    .filter(Boolean) ?? [];

/** The bureau's next bundle for A as a later version would write it: with more records, and with records altered. */
async function ofLaterVersion(
  world: World,
  bureau: TestUnit,
  more: (lines: readonly WireRecord[]) => readonly WireRecord[],
  alter: (record: WireRecord) => WireRecord = (record) => record,
): Promise<string> {
  const [honest] = await exportTo(bureau, A.name);
  const { parts } = await unpack(honest ?? '');
  const stated = JSON.parse(parts.find((part) => part.name === 'data/bundle.json')?.bytes.toString() ?? '');
  const lines = linesOf(parts).map((line) => JSON.parse(line) as WireRecord);
  const keys = await loadUnitKeys(world.bureau);
  if (!keys.ok) throw new Error(keys.error.code);
  const written = await writeBundle({
    dir: testFolder(),
    fileName: '下发包.tzb',
    kind: 'issue',
    from: stated.from,
    to: stated.to,
    replica: stated.replica,
    cutoff: stated.cutoff,
    previous: null,
    records: [...lines.map(alter), ...more(lines)],
    evidence: [],
    omitted: [],
    keys: keys.value,
    createdAt: Date.now(),
    appVersion: '9.0.0',
  });
  if (!written.ok) throw new Error(written.error.code);
  return written.value.path;
}

const later = (
  parent: WireRecord | undefined,
  fields: Record<string, unknown>,
  kind = 'laterKind',
): WireRecord => ({
  kind,
  id: newId(),
  parent: parent?.id ?? null,
  author: parent?.author ?? newId(),
  clock: [7, newId()],
  fields,
});

/** Names that a kind may have, and that every object has. */
const inherited = ['constructor', 'toString', 'valueOf', 'hasOwnProperty', 'isPrototypeOf', 'toLocaleString'];

const assignmentOf = (lines: readonly WireRecord[]) => lines.find((line) => line.kind === 'assignment');

describe('what a later version sends', () => {
  test('is kept, shown in the preview, found unchanged the second time, and goes with an undo', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const before = a.dump();
    let added: WireRecord | undefined;
    const path = await ofLaterVersion(
      world,
      bureau,
      (lines) => {
        added = later(assignmentOf(lines), { light: 'yellow', deep: { list: [1, { x: null }] } });
        return [added];
      },
      (record) =>
        record.kind === 'task' ? { ...record, fields: { ...record.fields, weight: [3, 'x'] } } : record,
    );
    const [preview] = await a.call('previewBundles', { paths: [path] });
    if (!preview?.ok) throw new Error('the preview is good');
    const tasks = preview.items.filter((item) => item.changes.some(({ field }) => field === 'weight'));
    expect(tasks.length).toBeGreaterThan(0);
    expect(preview.findings.map(({ text }) => text)).toContain(
      `有 1条 + ${tasks.length}个栏目来自更新的版本，已原样保留，升级后生效。`,
    );
    const received = await receive(a, path);
    expect(received.counts).toEqual(preview.counts);
    expect(received.counts.refused).toBe(0);
    expect(a.dump()).toContain(added?.id);
    expect(a.dump()).toContain('"weight"');
    expect((await a.call('checkStore', {})).problems).toEqual([]);
    await a.call('undoReceive', { id: null });
    expect(a.dump()).toBe(before);
  });

  test('may be called what every object has', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const backup = join(testFolder(), 'before.tzbak');
    await a.call('makeBackup', { path: backup });
    const made: WireRecord[] = [];
    const path = await ofLaterVersion(
      world,
      bureau,
      (lines) => {
        made.push(...inherited.map((kind) => later(assignmentOf(lines), { toString: 1 }, kind)));
        return made;
      },
      (record) =>
        record.kind === 'task' ? { ...record, fields: { ...record.fields, constructor: 'x' } } : record,
    );
    const [preview] = await a.call('previewBundles', { paths: [path] });
    if (!preview?.ok) throw new Error('the preview is good');
    const change = { field: 'constructor', old: null, new: 'x' };
    const shown = preview.items.filter(({ kind }) => kind === 'task').flatMap(({ changes }) => changes);
    expect(shown.length).toBeGreaterThan(0);
    for (const each of shown) expect(each).toEqual(change);
    expect((await receive(a, path)).counts).toEqual(preview.counts);
    const history = await a.call('listHistory', { task: null, before: null, limit: 200 });
    expect(history.flatMap(({ changes }) => changes)).toContainEqual(change);
    const { items } = await a.call('previewBackup', { path: backup });
    expect(items.flatMap(({ changes }) => changes)).toContainEqual({
      field: 'constructor',
      now: 'x',
      before: null,
    });
    const archive = await archiveOf(a);
    const carried = linesOf((await unpack(archive)).parts);
    for (const record of made) expect(carried).toContain(formatRecordLine(record));
  });

  test('a field of a later version stays when the rest of its record is changed here', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    bureau.close();
    const db = new Database(databaseFile(world.bureau));
    db.exec(
      "UPDATE record SET fields = json_set(fields, '$.weight', json('{\"of\":[1,2]}')) WHERE kind = 'task'",
    );
    db.close();
    const again = await openUnit(world.bureau);
    await again.call('editTask', { task: '#1', changes: { title: '改过的标题' } });
    const [path] = await exportTo(again, A.name);
    const task = linesOf((await unpack(path ?? '')).parts).find((line) => line.includes('改过的标题'));
    expect(task).toContain('"weight":{"of":[1,2]}');
  });

  test('is carried on byte for byte, to the unit it concerns and to no other', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const before = await Promise.all(
      [A, B].map(async ({ name }) => linesOf((await unpack((await exportTo(bureau, name))[0] ?? '')).parts)),
    );
    const mine = before[0]?.map((line) => JSON.parse(line) as WireRecord) ?? [];
    const own = (await bureau.call('listUnits', {})).find((unit) => unit.name === A.name)?.id;
    const assignment = mine.find((line) => line.kind === 'assignment' && line.fields['unit'] === own);
    const task = mine.find((line) => line.id === assignment?.parent);
    bureau.close();
    const kept = [
      later(assignment, { z: 1, a: { '10': 'x', b: [0.5, -3e-7] } }),
      later(task, { unit: own, verdict: '同意' }),
      later(task, { unit: newId(), secret: '别的单位的' }),
      later(task, { secret: '不知道是谁的' }),
    ];
    const db = new Database(databaseFile(world.bureau));
    const insert = db.prepare(
      'INSERT INTO record (id, kind, parent, author, fields, counter, origin, arrival) VALUES (?, ?, ?, ?, ?, ?, ?, 1)',
    );
    for (const r of kept)
      insert.run(r.id, r.kind, r.parent, r.author, JSON.stringify(r.fields), r.clock[0], r.clock[1]);
    db.close();
    const again = await openUnit(world.bureau);
    const [toA, toB] = await Promise.all(
      [A, B].map(async ({ name }) => linesOf((await unpack((await exportTo(again, name))[0] ?? '')).parts)),
    );
    const carried = (lines: readonly string[] = []) => lines.filter((line) => line.includes('laterKind'));
    expect(carried(toA).sort()).toEqual(kept.slice(0, 2).map(formatRecordLine).sort());
    expect(carried(toB)).toEqual([]);
  });

  test('counts after an upgrade, unless the rules of its kind refuse it; then it is in the history alone', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const made: WireRecord[] = [];
    const path = await ofLaterVersion(
      world,
      bureau,
      (lines) => {
        const parent = assignmentOf(lines);
        made.push(later(parent, { light: 'yellow' }), later(parent, { light: 5 }));
        return made;
      },
      (record) =>
        record.kind === 'taskList' ? { ...record, fields: { ...record.fields, edition: 'x' } } : record,
    );
    await receive(a, path);
    a.close();
    const kinds = recordFields as unknown as Record<string, z.ZodObject>;
    const { taskList } = kinds;
    kinds['laterKind'] = z.strictObject({ light: z.string() });
    kinds['taskList'] = taskList?.extend({ edition: z.number().optional() }) ?? z.object({});
    try {
      const upgraded = await openUnit(world.a);
      const ids = (JSON.parse(upgraded.dump()) as { records: { kind: string; id: string }[] }).records
        .filter((record) => record.kind === 'laterKind')
        .map((record) => record.id);
      expect(ids).toEqual([made[0]?.id]);
      expect(upgraded.dump()).not.toContain('"edition"');
      const history = await upgraded.call('listHistory', { task: null, before: null, limit: 10 });
      expect(history.filter((row) => row.record === made[1]?.id).map((row) => row.action)).toContain(
        'removed',
      );
      expect((await upgraded.call('checkStore', {})).problems).toEqual([]);
      upgraded.close();
    } finally {
      delete kinds['laterKind'];
      if (taskList) kinds['taskList'] = taskList;
    }
  });

  test('a record of a later kind under another name than its sender is refused, as any other', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const path = await ofLaterVersion(world, bureau, (lines) => [
      { ...later(assignmentOf(lines), {}), author: newId() },
    ]);
    const received = await receive(a, path);
    expect(received.counts.refused).toBe(1);
    expect(received.bundle.from.name).toBe(BUREAU);
  });
});
