import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unpack } from '../../exchange/test-bundle.ts';
import { databaseFile } from '../../store/database.ts';
import {
  A,
  B,
  copyWorld,
  draft,
  EVIDENCE_A,
  EVIDENCE_B,
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

const hashOf = (text: string) => createHash('sha256').update(text).digest('hex');
const proof = hashOf(EVIDENCE_A);
const pathIn = (store: string, hash = proof) => join(store, 'evidence', hash.slice(0, 2), hash);
const evidenceIn = async (bundle: string) =>
  (await unpack(bundle)).parts
    .filter(({ name }) => name.startsWith('data/evidence/'))
    .map(({ name }) => name.slice('data/evidence/'.length));
const only = async (unit: TestUnit, to: string): Promise<string> => (await exportTo(unit, to))[0] ?? '';
const stateAt = async (unit: TestUnit) =>
  (await unit.call('getEvidence', { sha256: proof, content: false })).state;

/** The bureau has A's file, and A knows it. */
async function delivered(): Promise<{ world: World; bureau: TestUnit; a: TestUnit }> {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  await receive(a, await only(bureau, A.name));
  return { world, bureau, a };
}

test('a receiver that has a file does not get it again, one that lost it asks and gets it, once', async () => {
  const { world, bureau, a } = await delivered();
  expect(await evidenceIn(await only(a, 'all'))).toEqual([]);
  rmSync(pathIn(world.bureau));
  expect(await bureau.call('getEvidence', { sha256: proof, content: true })).toMatchObject({
    state: 'missing',
    asked: false,
    holder: { name: A.name },
    text: null,
  });
  await bureau.call('askForEvidence', { files: [proof] });
  expect(await bureau.call('listLostEvidence', {})).toMatchObject([
    { sha256: proof, name: 'proof-a.txt', state: 'missing', asked: true, holder: { name: A.name } },
  ]);
  // Until the wish has arrived nothing is sent again.
  expect(await evidenceIn(await only(a, 'all'))).toEqual([]);
  await receive(a, await only(bureau, A.name));
  const lost = await only(a, 'all');
  const second = await only(a, 'all');
  // The first answer is lost on the way: the next one brings it too.
  expect([await evidenceIn(lost), await evidenceIn(second)]).toEqual([[proof], [proof]]);
  await receive(bureau, second);
  expect(readFileSync(pathIn(world.bureau), 'utf8')).toBe(EVIDENCE_A);
  expect(await bureau.call('listLostEvidence', {})).toEqual([]);
  expect(await bureau.call('checkStore', {})).toEqual({ ok: true, problems: [] });
  await receive(a, await only(bureau, A.name));
  expect(await evidenceIn(await only(a, 'all'))).toEqual([]);
});

test('it can be lost and asked for a second time', async () => {
  const { world, bureau, a } = await delivered();
  for (let round = 0; round < 2; round++) {
    rmSync(pathIn(world.bureau));
    await bureau.call('askForEvidence', { files: [proof] });
    await receive(a, await only(bureau, A.name));
    await receive(bureau, await only(a, 'all'));
    expect(await stateAt(bureau)).toBe('here');
    await receive(a, await only(bureau, A.name));
    expect(await evidenceIn(await only(a, 'all'))).toEqual([]);
  }
});

test('a school that lost its own file gets it back from the bureau, no other file and no other school', async () => {
  const { world, bureau, a } = await delivered();
  await receive(bureau, world.up.b);
  rmSync(pathIn(world.a));
  expect(await a.call('askForEvidence', { files: [proof] })).toMatchObject({
    asked: [{ of: { name: '济南市教育局' } }],
  });
  const up = await a.call('exportBundles', { to: 'all', dir: testFolder(), kind: null });
  expect(up.files[0]?.evidence).toEqual({ files: 0, bytes: 0, lost: [] });
  await receive(bureau, up.files[0]?.path ?? '');
  const down = await bureau.call('exportBundles', { to: 'all', dir: testFolder(), kind: null });
  const carried = await Promise.all(down.files.map(async ({ path }) => evidenceIn(path)));
  expect(carried.flat()).toEqual([proof]);
  const mine = down.files.find(({ to }) => to.name === A.name)?.path ?? '';
  await receive(a, mine);
  expect(await stateAt(a)).toBe('here');
  // Its receipt has come back: it is not sent down again.
  await receive(bureau, await only(a, 'all'));
  expect(await evidenceIn(await only(bureau, A.name))).toEqual([]);
});

test('a 批复包 answers as well', async () => {
  const { world, bureau, a } = await delivered();
  rmSync(pathIn(world.a));
  await a.call('askForEvidence', { files: [proof] });
  await receive(bureau, await only(a, 'all'));
  const { files } = await bureau.call('exportBundles', { to: [A.name], dir: testFolder(), kind: 'decide' });
  await receive(a, files[0]?.path ?? '');
  expect(await stateAt(a)).toBe('here');
});

test('a file that a unit never reported is not given out, however it asks', async () => {
  const { world, bureau, a } = await delivered();
  await receive(bureau, world.up.b);
  const other = hashOf(EVIDENCE_B);
  expect((await a.refusal('askForEvidence', { files: [proof, other] })).code).toBe('E_NOBODY_HAS_IT');
  expect(await a.call('getEvidence', { sha256: proof, content: false })).toMatchObject({ asked: false });
  // As a program that minds no rule would write it.
  const { default: Database } = await import('better-sqlite3');
  a.close();
  const db = new Database(join(world.a, 'taizhang.sqlite'));
  db.prepare(
    "UPDATE record SET fields = json_set(fields, '$.asks', json(?)), counter = counter + 1 WHERE kind = 'receipt'",
  ).run(JSON.stringify([other]));
  db.close();
  const forged = await openUnit(world.a);
  await receive(bureau, await only(forged, 'all'));
  expect(await evidenceIn(await only(bureau, A.name))).toEqual([]);
});

test('an altered file is shown as lost, found by the check, left out of what is sent, set aside for its answer', async () => {
  const { world, bureau, a } = await delivered();
  writeFileSync(pathIn(world.bureau), `${EVIDENCE_A.slice(0, -1)}?`);
  expect(await stateAt(bureau)).toBe('altered');
  expect((await bureau.call('checkStore', {})).problems).toEqual(['佐证材料“proof-a.txt”的内容已改变']);
  const target = join(testFolder(), 'copy.txt');
  expect((await bureau.refusal('saveEvidence', { sha256: proof, name: 'x', path: target })).code).toBe(
    'E_EVIDENCE_GONE',
  );
  await bureau.call('askForEvidence', { files: [proof] });
  await receive(a, await only(bureau, A.name));
  await receive(bureau, await only(a, 'all'));
  expect(await stateAt(bureau)).toBe('here');
  expect(readdirSync(join(world.bureau, 'evidence', 'altered'))).toHaveLength(1);
  expect(await bureau.call('saveEvidence', { sha256: proof, name: 'x', path: target })).toEqual({
    path: target,
  });
  expect(readFileSync(target, 'utf8')).toBe(EVIDENCE_A);
  expect((await bureau.refusal('saveEvidence', { sha256: proof, name: 'x', path: target })).code).toBe(
    'E_FILE_EXISTS',
  );
});

test('a file that is altered before it went out is named and left out; the reports go all the same', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  writeFileSync(pathIn(world.a), 'something else');
  const { files } = await a.call('exportBundles', { to: 'all', dir: testFolder(), kind: null });
  expect(files[0]?.evidence).toEqual({ files: 0, bytes: 0, lost: ['proof-a.txt'] });
  const received = await receive(bureau, files[0]?.path ?? '');
  expect(received.missingEvidence).toEqual(['proof-a.txt']);
  expect((await a.refusal('askForEvidence', { files: [proof] })).code).toBe('E_NOBODY_HAS_IT');
  // Adding the same file again puts it right.
  const source = join(testFolder(), 'proof-a.txt');
  writeFileSync(source, EVIDENCE_A);
  await a.call('addEvidence', { task: '#1', period: '2026-12', path: source });
  expect(await stateAt(a)).toBe('here');
  await receive(bureau, await only(a, 'all'));
  expect(await stateAt(bureau)).toBe('here');
});

test('asking is one step of this PC and is taken back as one', async () => {
  const { world, bureau, a } = await delivered();
  const before = bureau.dump();
  rmSync(pathIn(world.bureau));
  await bureau.call('askForEvidence', { files: [proof] });
  const [step] = await bureau.call('listSteps', {});
  await bureau.call('undoStep', { id: step?.id ?? 0 });
  expect(await bureau.call('listLostEvidence', {})).toMatchObject([{ asked: false }]);
  await receive(a, await only(bureau, A.name));
  expect(await evidenceIn(await only(a, 'all'))).toEqual([]);
  expect(bureau.dump()).toBe(before);
});

test('a receive can still be taken back after something was asked for in its receipt', async () => {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const before = bureau.dump();
  await receive(bureau, world.up.a);
  rmSync(pathIn(world.bureau));
  await bureau.call('askForEvidence', { files: [proof] });
  await bureau.call('undoReceive', { id: null });
  expect(bureau.dump()).toBe(before);
  await receive(bureau, world.up.a);
  expect(await stateAt(bureau)).toBe('here');
});

test('a draft names a file that is gone: nobody can send it', async () => {
  const world = copyWorld(played);
  const a = await openUnit(world.a);
  const source = join(testFolder(), '新.txt');
  writeFileSync(source, '只在草稿里');
  const item = await a.call('addEvidence', { task: '#8', period: '2026-12', path: source });
  await a.call('saveDraft', { task: '#8', period: '2026-12', draft: draft({ text: 'x', evidence: [item] }) });
  rmSync(pathIn(world.a, item.sha256));
  expect(await a.call('listLostEvidence', {})).toMatchObject([
    { name: '新.txt', state: 'missing', asked: false, holder: null },
  ]);
});

test('a lent copy is read-only and apart from the file itself, and goes with the next opening of the store', async () => {
  const world = copyWorld(played);
  const a = await openUnit(world.a);
  const { path } = await a.call('lendEvidence', { sha256: proof, name: '../会议 纪要.txt' });
  expect(basename(path)).toBe('会议 纪要.txt');
  expect(readFileSync(path, 'utf8')).toBe(EVIDENCE_A);
  expect(statSync(path).mode & 0o222).toBe(0);
  expect(statSync(path).ino).not.toBe(statSync(pathIn(world.a)).ino);
  for (const name of ['会议.exe', '会议', '会议.lnk'])
    expect((await a.refusal('lendEvidence', { sha256: proof, name })).code).toBe('E_MAY_NOT_OPEN');
  a.close();
  await openUnit(world.a);
  expect(existsSync(path)).toBe(false);
});

test('before sending it is known what the evidence comes to; what has arrived weighs nothing', async () => {
  const world = copyWorld(played);
  const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
  const weight = async () => (await a.call('listRecipients', {}))[0]?.evidence;
  expect(await weight()).toEqual({ files: 1, bytes: Buffer.byteLength(EVIDENCE_A), largest: [] });
  await receive(bureau, world.up.a);
  await receive(a, await only(bureau, A.name));
  expect(await weight()).toEqual({ files: 0, bytes: 0, largest: [] });
});

test('a unit that is asked again is told which file of which task, whether it has it, and that the export answered', async () => {
  const { world, bureau, a } = await delivered();
  const wanted = async (unit: TestUnit) =>
    (await unit.call('listRecipients', {})).flatMap((recipient) => recipient.wanted);
  const counted = async (unit: TestUnit) => (await unit.call('getWorkbench', {})).own.wanted;
  rmSync(pathIn(world.bureau));
  await bureau.call('askForEvidence', { files: [proof] });
  expect([await wanted(a), await counted(a)]).toEqual([[], 0]);
  await receive(a, await only(bureau, A.name));
  expect(await wanted(a)).toMatchObject([
    { sha256: proof, name: 'proof-a.txt', tasks: [{ seq: 1 }], here: true, sentAt: null },
  ]);
  expect(await counted(a)).toBe(1);
  expect(await wanted(bureau)).toEqual([]);
  const answer = await only(a, 'all');
  expect(await wanted(a)).toMatchObject([{ sha256: proof, sentAt: expect.any(Number) }]);
  expect(await counted(a)).toBe(0);
  await receive(bureau, answer);
  await receive(a, await only(bureau, A.name));
  expect(await wanted(a)).toEqual([]);
});

test('what is asked for and is gone here too is said so, and stays counted', async () => {
  const { world, bureau, a } = await delivered();
  rmSync(pathIn(world.bureau));
  rmSync(pathIn(world.a));
  await bureau.call('askForEvidence', { files: [proof] });
  await receive(a, await only(bureau, A.name));
  await only(a, 'all');
  const [asked] = (await a.call('listRecipients', {})).flatMap((recipient) => recipient.wanted);
  expect(asked).toMatchObject({ here: false, sentAt: null });
  expect((await a.call('getWorkbench', {})).own.wanted).toBe(1);
});

test('a unit that asks for what was never its to have is not shown', async () => {
  const world = copyWorld(played);
  const [bureau, b] = [await openUnit(world.bureau), await openUnit(world.b)];
  await receive(bureau, world.up.a);
  await receive(bureau, world.up.b);
  await receive(b, await only(bureau, B.name));
  const receipt = JSON.stringify([proof]);
  b.close();
  const db = new Database(databaseFile(world.b));
  db.prepare("UPDATE record SET fields = json_set(fields, '$.asks', json(?)) WHERE kind = 'receipt'").run(
    receipt,
  );
  db.close();
  await receive(bureau, await only(await openUnit(world.b), 'all'));
  expect((await bureau.call('listRecipients', {})).flatMap(({ wanted }) => wanted)).toEqual([]);
  expect((await bureau.call('getWorkbench', {})).below.wanted).toBe(0);
});
