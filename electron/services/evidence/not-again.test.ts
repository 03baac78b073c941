import { createHash } from 'node:crypto';
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpack } from '../../exchange/test-bundle.ts';
import {
  A,
  copyWorld,
  draft,
  EVIDENCE_A,
  exportTo,
  jinan,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  type TestUnit,
  testFolder,
  unitRow,
  type World,
} from '../test-stores.ts';

/** What a receiver is known to have stays out of the next bundle to it, and to it alone; what it lost comes again. */
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const proof = createHash('sha256').update(EVIDENCE_A).digest('hex');
const pathIn = (store: string) => join(store, 'evidence', proof.slice(0, 2), proof);
const carried = async (bundle: string): Promise<readonly string[]> =>
  (await unpack(bundle)).parts
    .map(({ name }) => name)
    .filter((name) => name.startsWith('data/evidence/'))
    .map((name) => name.slice('data/evidence/'.length));
const only = async (unit: TestUnit, to: string): Promise<string> => (await exportTo(unit, to))[0] ?? '';
const stateAt = async (unit: TestUnit) =>
  (await unit.call('getEvidence', { sha256: proof, content: false })).state;

test('of two bodies above, each gets a file until it has itself said that it came', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  const other = await openUnit(join(testFolder(), 'other'));
  await other.call('createUnit', { name: '市发展改革委', role: 'bureau', code: null, operator: '综合科' });
  await other.call('importList', { path: jinan, edits: [] });
  await other.call('addUnits', { rows: [unitRow(A.name, { code: A.code })] });
  await other.call('assign', { tasks: ['#5'], unit: A.name, role: 'lead' });
  await receive(a, await only(other, A.name));
  const source = join(world.root, 'proof-a.txt');
  writeFileSync(source, EVIDENCE_A);
  const theirs = (await a.call('listTasks', { mine: true })).find(({ seq }) => seq === 5)?.id ?? '';
  const item = await a.call('addEvidence', { task: theirs, period: PERIOD, path: source });
  expect(item.sha256).toBe(proof);
  const says = draft({ text: '同一份材料', evidence: [item] });
  await a.call('saveDraft', { task: theirs, period: PERIOD, draft: says });
  await a.call('signOff', { period: PERIOD, by: '校长' });

  await receive(bureau, world.up.a);
  await receive(a, await only(bureau, A.name));
  expect(await carried(await only(a, '济南市教育局'))).toEqual([]);
  const up = await only(a, '市发展改革委');
  expect(await carried(up)).toEqual([proof]);
  expect((await receive(other, up)).missingEvidence).toEqual([]);
  expect(await stateAt(other)).toBe('here');
  await receive(a, await only(other, A.name));
  expect(await carried(await only(a, '市发展改革委'))).toEqual([]);
});

test('a receiver that went back to before its receipt, without the file, is told what it lacks and gets it by asking', async () => {
  const world = copyWorld(played);
  const before = join(testFolder(), 'before');
  cpSync(world.bureau, before, { recursive: true });
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await receive(a, await only(bureau, A.name));
  bureau.close();

  const back = await openUnit(before);
  const taken = await receive(back, await only(a, 'all'));
  expect(taken.refused).toEqual([]);
  expect(taken.missingEvidence).toEqual(['proof-a.txt']);
  await back.call('askForEvidence', { files: [proof] });
  await receive(a, await only(back, A.name));
  const answer = await only(a, 'all');
  expect(await carried(answer)).toEqual([proof]);
  await receive(back, answer);
  expect(readFileSync(pathIn(before), 'utf8')).toBe(EVIDENCE_A);
  await receive(a, await only(back, A.name));
  expect(await carried(await only(a, 'all'))).toEqual([]);
});

test('a restore point of before the receipt keeps the file; nothing is missing when the reports come again', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await receive(a, await only(bureau, A.name));
  const [point] = (await bureau.call('listRestorePoints', {})).filter(({ reason }) => reason === 'receive');
  await bureau.call('restoreSnapshot', { name: point?.name ?? '' });
  expect((await bureau.call('getTask', { task: '#1' })).reports).toEqual([]);
  const again = await receive(bureau, await only(a, 'all'));
  expect(again.missingEvidence).toEqual([]);
  expect(await stateAt(bureau)).toBe('here');
});

test('a receive that was taken back takes its receipt back: the next bundle carries the file again', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await receive(a, await only(bureau, A.name));
  expect(await carried(await only(a, 'all'))).toEqual([]);
  await bureau.call('undoReceive', { id: null });
  rmSync(pathIn(world.bureau));
  await receive(a, await only(bureau, A.name));
  const again = await only(a, 'all');
  expect(await carried(again)).toEqual([proof]);
  expect((await receive(bureau, again)).missingEvidence).toEqual([]);
  expect(await stateAt(bureau)).toBe('here');
});

test('a receive that was taken back before its receipt went out leaves nothing to wait for', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await bureau.call('undoReceive', { id: null });
  await receive(a, await only(bureau, A.name));
  expect(await carried(await only(a, 'all'))).toEqual([proof]);
});
