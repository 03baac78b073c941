import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { WireRecord } from '../../../shared/model/record.ts';
import { pack, replacePart, unpack, vouch } from '../../exchange/test-bundle.ts';
import {
  A,
  B,
  copyWorld,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  taskId,
  testFolder,
  unitRow,
  type World,
} from '../test-stores.ts';
import { crafted, keysIn, reportOf, sceneOf } from './crafted.fixture.ts';

/** In a line of records.ndjson a field may be named twice: JSON takes the last, SQLite would take the first. */
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const RECORDS = 'data/records.ndjson';
const deep = `${'['.repeat(2000)}${']'.repeat(2000)}`;

/** The file as it would be with other lines, signed by the unit of `signer`. */
async function withLines(path: string, signer: string, change: (lines: string) => string): Promise<string> {
  const { root, parts } = await unpack(path);
  const lines = parts.find(({ name }) => name === RECORDS)?.bytes.toString() ?? '';
  const file = join(testFolder(), 'changed.tzb');
  writeFileSync(
    file,
    await pack(root, vouch(replacePart(parts, RECORDS, change(lines)), await keysIn(signer))),
  );
  return file;
}

/** B's report on task 3, whose line names the unit twice, first with `first`; received by the bureau. */
async function namedTwice(first: string) {
  const { world, bureau, a, b, to } = await sceneOf(played);
  const three = await taskId(bureau, 3);
  const { fields } = reportOf(b.id, three);
  const report: WireRecord = reportOf(b.id, three, { fields: { ...fields, version: 2, reason: '补' } });
  const sent = await crafted(world.b, { from: b.party, to, records: [report] });
  const named = `"fields":{"unit":${first.replace('A', a.id)},`;
  const file = await withLines(sent, world.b, (lines) => lines.replace('"fields":{', named));
  const { counts } = await receive(bureau, file);
  return { bureau, a: a.id, b: b.id, three, report, counts };
}

/** The newest report of B on task 3, as the rows behind a figure say. */
async function shownBehindFigures(bureau: TestUnit): Promise<string | undefined> {
  const question = { ledger: null, period: PERIOD, system: 'c3', by: 'share' } as const;
  const filter = { unit: null, column: null, level: null, completion: null, report: null };
  const { rows } = await bureau.call('listShares', { question, filter, offset: 0, limit: 50 });
  return rows.find(({ seq, unit }) => seq === 3 && unit.name === B.name)?.report?.id;
}

test('a unit that a line names twice is the one that counts, for every question', async () => {
  const { bureau, b, report, counts } = await namedTwice('"A"');
  expect(counts).toEqual({ new: 1, changed: 0, unchanged: 0, refused: 0 });
  const { reports } = await bureau.call('getTask', { task: '#3' });
  expect(reports.find(({ id }) => id === report.id)?.unit.id).toBe(b);
  expect(await shownBehindFigures(bureau)).toBe(report.id);
});

test('what JSON passes over may be deeper than SQLite reads', async () => {
  const { bureau, report } = await namedTwice(deep);
  expect(await shownBehindFigures(bureau)).toBe(report.id);
});

test('a task whose line says more than JSON reads of it stands in the way of nothing', async () => {
  const world = copyWorld(played);
  const issued = await withLines(world.down.a, world.bureau, (lines) =>
    lines.replaceAll(/^(\{"kind":"task",.*?"fields":\{)/gm, `$1"title":${deep},`),
  );
  const school = await openUnit(join(world.root, 'new-school'));
  await school.call('createUnit', { ...A, role: 'school', operator: '办公室' });
  await receive(school, issued);
  await school.call('addUnits', { rows: [unitRow('教务处')] });
  await school.call('undoStep', { id: null });
  expect((await school.call('listUnits', {})).map(({ name }) => name)).not.toContain('教务处');
});
