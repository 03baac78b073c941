import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpack } from '../../exchange/test-bundle.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  DRAFT_A,
  draft,
  EVIDENCE_A,
  EVIDENCE_B,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  SECRET_A,
  SECRET_B,
  taskId,
  testFolder,
  tryReceive,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const added = ({ counts }: { readonly counts: { readonly new: number; readonly changed: number } }) =>
  counts.new + counts.changed;

const sum = (counts: Readonly<Record<string, number>>) => Object.values(counts).reduce((a, b) => a + b, 0);

describe('two schools and a bureau', () => {
  test('the order of receiving does not matter', async () => {
    const world = copyWorld(played);
    const other = join(world.root, 'bureau-2');
    cpSync(world.bureau, other, { recursive: true });
    const [one, two] = [await openUnit(world.bureau), await openUnit(other)];
    const before = one.dump();
    expect(two.dump()).toBe(before);
    await receive(one, world.up.a);
    await receive(one, world.up.b);
    await receive(two, world.up.b);
    await receive(two, world.up.a);
    expect(one.dump()).toBe(two.dump());
    expect(one.dump()).not.toBe(before);
    expect(one.dump()).toContain(SECRET_A);
    expect(one.dump()).toContain(SECRET_B);
  });

  test('receiving the same bundle again changes nothing, in the dump and in the counts', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const first = await receive(bureau, world.up.a);
    const once = bureau.dump();
    const second = await receive(bureau, world.up.a);
    expect(bureau.dump()).toBe(once);
    expect(added(first)).toBeGreaterThan(0);
    expect(second.counts).toEqual({ new: 0, changed: 0, unchanged: sum(first.counts), refused: 0 });
    expect(second.receipt).toEqual(first.receipt);
    expect(await bureau.call('listReceives', {})).toHaveLength(1);
  });

  test('undo gives back the exact earlier dump, step by step, newest first', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const zero = bureau.dump();
    const a = await receive(bureau, world.up.a);
    const one = bureau.dump();
    const b = await receive(bureau, world.up.b);
    expect(await bureau.call('undoReceive', { id: null })).toEqual({ bundle: { id: b.bundle.id } });
    expect(bureau.dump()).toBe(one);
    expect(await bureau.call('undoReceive', { id: null })).toEqual({ bundle: { id: a.bundle.id } });
    expect(bureau.dump()).toBe(zero);
    expect((await bureau.refusal('undoReceive', { id: null })).code).toBe('E_NOTHING_TO_UNDO');
    expect(await bureau.call('checkStore', {})).toEqual({ ok: true, problems: [] });
  });

  test('what was undone can be received again, to the same dump', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.a);
    const once = bureau.dump();
    await bureau.call('undoReceive', { id: null });
    expect(added(await receive(bureau, world.up.a))).toBeGreaterThan(0);
    expect(bureau.dump()).toBe(once);
  });

  test('undo takes back the trust the receive gave', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.a);
    expect(await tryReceive(bureau, world.up.a, false)).toMatchObject({ ok: true });
    await bureau.call('undoReceive', { id: null });
    expect(await tryReceive(bureau, world.up.a, false)).toMatchObject({
      ok: false,
      error: { code: 'E_UNKNOWN_SENDER' },
    });
  });

  test('undo at a school takes back the trust in the bureau and the id adopted from it', async () => {
    const world = copyWorld(played);
    const fresh = await openUnit(join(world.root, 'fresh'));
    await fresh.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    const before = fresh.dump();
    await receive(fresh, world.down.a);
    await fresh.call('undoReceive', { id: null });
    expect(fresh.dump()).toBe(before);
    expect(await tryReceive(fresh, world.down.a, false)).toMatchObject({
      error: { code: 'E_UNKNOWN_SENDER' },
    });
    expect((await fresh.refusal('exportBundles', { to: 'all', dir: world.root, kind: null })).code).toBe(
      'E_NOTHING_TO_SEND',
    );
  });

  test('a receive that a draft hangs on is not undone, and the draft is named', async () => {
    const world = copyWorld(played);
    const fresh = await openUnit(join(world.root, 'fresh'));
    await fresh.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    await receive(fresh, world.down.a);
    await fresh.call('saveDraft', { task: '#1', period: PERIOD, draft: draft({ text: '草稿' }) });
    const before = fresh.dump();
    const refused = await fresh.refusal('undoReceive', { id: null });
    expect(refused.code).toBe('E_UNDO_CHANGED');
    expect(refused.message).toContain('任务 1');
    expect(fresh.dump()).toBe(before);
    await fresh.call('saveDraft', { task: '#1', period: PERIOD, draft: draft() });
    await fresh.call('undoReceive', { id: null });
    expect((await fresh.call('listTasks', {})).length).toBe(0);
  });

  test('an older receive is not undone under a newer one of the same sender', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    const first = await receive(bureau, world.up.a);
    const [second] = await exportTo(a, 'all');
    await receive(bureau, second ?? '');
    const before = bureau.dump();
    expect((await bureau.refusal('undoReceive', { id: first.receive })).code).toBe('E_UNDO_CHANGED');
    expect(bureau.dump()).toBe(before);
    await bureau.call('undoReceive', { id: null });
    await bureau.call('undoReceive', { id: first.receive });
    expect(bureau.dump()).not.toContain(SECRET_A);
  });

  test('an older bundle after a newer one changes nothing', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await a.call('signOff', { period: PERIOD, by: null });
    const [newer] = await exportTo(a, 'all');
    await receive(bureau, newer ?? '');
    const before = bureau.dump();
    expect(before).toContain(DRAFT_A);
    const late = await receive(bureau, world.up.a);
    expect(added(late)).toBe(0);
    expect(late.counts.refused).toBe(0);
    expect(bureau.dump()).toBe(before);
  });

  test('an older bundle from above after a newer one changes nothing', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await bureau.call('editTask', { task: '#1', changes: { detail: '新的量化指标' } });
    const [newer] = await exportTo(bureau, A.name);
    const fresh = await openUnit(join(world.root, 'fresh'));
    await fresh.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    await receive(fresh, newer ?? '');
    const before = fresh.dump();
    expect(added(await receive(fresh, world.down.a))).toBe(0);
    expect(fresh.dump()).toBe(before);
    const changed = await receive(a, newer ?? '');
    expect(changed.counts.changed).toBe(1);
    expect((await a.call('getTask', { task: '#1' })).row.detail).toBe('新的量化指标');
  });
});

describe('privacy', () => {
  test('what goes down to one school holds nothing of another, even when the bureau knows it', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.a);
    await receive(bureau, world.up.b);
    await bureau.call('saveDraft', { task: '#2', period: PERIOD, draft: draft({ text: '局内草稿' }) });
    const [path] = await exportTo(bureau, A.name);
    const { parts } = await unpack(path ?? '');
    const everything = Buffer.concat([readFileSync(path ?? ''), ...parts.map((part) => part.bytes)]);
    expect(everything.includes(A.name)).toBe(true);
    for (const foreign of [SECRET_B, EVIDENCE_B, '局内草稿', '督办科'])
      expect(everything.includes(foreign), foreign).toBe(false);
    const kinds = new Set(recordsOf(parts).map((record) => record.kind));
    expect(kinds.has('report')).toBe(false);
  });

  test("a school's file holds its answers, its signed-off reports and evidence, not its drafts", async () => {
    const { parts } = await unpack(played.up.a);
    const everything = Buffer.concat(parts.map((part) => part.bytes));
    expect(everything.includes(SECRET_A)).toBe(true);
    expect(everything.includes(EVIDENCE_A)).toBe(true);
    for (const foreign of [DRAFT_A, SECRET_B, EVIDENCE_B]) expect(everything.includes(foreign)).toBe(false);
    expect(new Set(recordsOf(parts).map((record) => record.kind))).toEqual(
      new Set(['acknowledgement', 'report', 'receipt']),
    );
  });

  test('keys never leave the PC: no secret in any bundle, card, backup or snapshot', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const file = JSON.parse(readFileSync(join(world.a, 'unit-keys.json'), 'utf8')) as {
      secret: { seed: string; identity: string };
    };
    const seed = Buffer.from(file.secret.seed, 'base64');
    const [up] = await exportTo(a, 'all');
    const backup = join(world.root, 'backup.zip');
    await a.call('makeBackup', { path: backup });
    await a.call('writeCard', { path: join(world.root, 'card.tzb') });
    const zips = await Promise.all(
      [up ?? '', backup, join(world.root, 'card.tzb')].map((path) => unpack(path)),
    );
    const session = await a.call('getSession', {});
    const snapshots = session.store.snapshots.map((s) => readFileSync(join(world.a, 'snapshots', s.name)));
    expect(snapshots.length).toBeGreaterThan(0);
    const places = [...zips.flatMap(({ parts }) => parts.map((part) => part.bytes)), ...snapshots];
    for (const bytes of places) {
      expect(bytes.includes(seed)).toBe(false);
      expect(bytes.includes(file.secret.seed)).toBe(false);
      expect(bytes.includes(file.secret.identity)).toBe(false);
    }
  });
});

describe('what concerns a unit', () => {
  test('its own tasks, and read-only those of the same list that name it', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a);
    const rows = await a.call('listTasks', {});
    expect(rows.map((row) => [row.seq, row.mine?.role])).toEqual([
      [1, 'lead'],
      [2, 'cooperate'],
      [4, 'named'],
      [7, 'named'],
      [8, 'cooperate'],
      [16, 'named'],
    ]);
    for (const seq of [7, 16]) {
      expect(
        (await a.refusal('saveDraft', { task: `#${seq}`, period: PERIOD, draft: draft({ text: 'x' }) })).code,
      ).toBe('E_NOT_OURS');
      expect((await a.refusal('editTask', { task: `#${seq}`, changes: { title: 'x' } })).code).toBe(
        'E_NOT_ISSUER',
      );
    }
    const sheet = await a.call('getSheet', { period: PERIOD });
    expect(sheet.rows.map((row) => row.seq)).toEqual([1, 2, 8]);
  });

  test('a task shows the names and roles of all its units, and of no other', async () => {
    const a = await openUnit(copyWorld(played).a);
    const detail = await a.call('getTask', { task: '#2' });
    expect(detail.assignments.map((each) => each.unit.name).sort()).toEqual([A.name, B.name].sort());
    const b = await openUnit(copyWorld(played).b);
    expect((await b.call('listUnits', {})).map((unit) => unit.name).sort()).toEqual(
      [A.name, B.name, BUREAU].sort(),
    );
    expect((await b.call('getTask', { task: '#2' })).reports.map((report) => report.unit.name)).toEqual([
      B.name,
    ]);
  });

  test('a cancelled assignment goes down as cancelled and can no longer be reported on', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await bureau.call('unassign', { tasks: ['#1'], unit: A.name });
    const [path] = await exportTo(bureau, A.name);
    await receive(a, path ?? '');
    expect((await a.call('getTask', { task: '#1' })).assignments.map((each) => each.state)).toEqual([
      'cancelled',
    ]);
    expect(
      (await a.refusal('saveDraft', { task: '#1', period: '2026-12', draft: draft({ text: 'x' }) })).code,
    ).toBe('E_NOT_OURS');
  });
});

describe('receipts', () => {
  test('已导出 becomes 已送达 when the receipt comes back down, and the evidence stays out from then on', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const status = async () => (await a.call('listTransmissions', {})).map((t) => t.status);
    expect(await status()).toEqual(['exported']);
    await receive(bureau, world.up.a);
    const [down] = await exportTo(bureau, A.name);
    await receive(a, down ?? '');
    expect(await status()).toEqual(['delivered']);
    const [up] = await exportTo(a, 'all');
    const { parts } = await unpack(up ?? '');
    expect(parts.some((part) => part.name.startsWith('data/evidence/'))).toBe(false);
    const descriptor = JSON.parse(
      parts.find((part) => part.name === 'data/bundle.json')?.bytes.toString() ?? '',
    );
    expect(descriptor.omitted).toEqual([
      {
        sha256: expect.stringMatching(/^[0-9a-f]{64}$/),
        name: 'proof-a.txt',
        bytes: Buffer.byteLength(EVIDENCE_A),
      },
    ]);
    const received = await receive(bureau, up ?? '');
    expect([received.missingEvidence, received.leftOut]).toEqual([[], []]);
    expect((await bureau.call('listTransmissions', {})).map((t) => t.status)).toContain('delivered');
  });

  test('evidence that was left out and is not here is named', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const second = join(world.root, 'bureau-2');
    bureau.close();
    cpSync(world.bureau, second, { recursive: true });
    const [one, two] = [await openUnit(world.bureau), await openUnit(second)];
    await receive(one, world.up.a);
    const [down] = await exportTo(one, A.name);
    await receive(a, down ?? '');
    const [up] = await exportTo(a, 'all');
    const result = await receive(two, up ?? '');
    expect(result.missingEvidence).toEqual(['proof-a.txt']);
    expect(result.leftOut).toMatchObject([{ code: 'E_GAP', message: expect.stringContaining('1 份') }]);
    expect(two.dump()).toContain(SECRET_A);
    expect((await two.call('checkStore', {})).ok).toBe(false);
  });

  test('the counts of a receipt add up to the records of the bundle', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const result = await receive(bureau, world.up.a);
    expect(sum(result.counts)).toBe(result.bundle.records);
    expect(result.receipt.code).toMatch(/^\d{4} ?\d{4}$/);
  });
});

describe('previews', () => {
  test('a preview counts what the receive then does, and leaves no trace', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const before = bureau.dump();
    const history = await bureau.call('listHistory', { task: null, before: null, limit: 1000 });
    const [preview] = await bureau.call('previewBundles', { paths: [world.up.a] });
    expect(bureau.dump()).toBe(before);
    expect(await bureau.call('listHistory', { task: null, before: null, limit: 1000 })).toEqual(history);
    expect(await bureau.call('listReceives', {})).toEqual([]);
    if (!preview?.ok) throw new Error('the preview was refused');
    expect(preview.sender.status).toBe('new');
    expect(preview.items).toHaveLength(preview.bundle.records);
    const received = await receive(bureau, world.up.a);
    expect(received.counts).toEqual(preview.counts);
    const [again] = await bureau.call('previewBundles', { paths: [world.up.a] });
    expect(again).toMatchObject({ ok: true, again: true, sender: { status: 'known' } });
  });

  test('a preview lists old and new value of what changes', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    await bureau.call('editTask', { task: '#1', changes: { category: '新类别' } });
    const [path] = await exportTo(bureau, A.name);
    const [preview] = await a.call('previewBundles', { paths: [path ?? ''] });
    if (!preview?.ok) throw new Error('the preview was refused');
    const changed = preview.items.filter((item) => item.status === 'changed');
    expect(changed).toHaveLength(1);
    expect(changed[0]?.record).toBe(await taskId(a, 1));
    expect(changed[0]?.changes).toContainEqual({
      field: 'category',
      old: '高起点规划职业教育结构布局',
      new: '新类别',
    });
  });

  test('a dry run stores nothing, not even trust', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const before = bureau.dump();
    const dry = await bureau.call('receiveBundles', { paths: [world.up.a], trustNew: true, dryRun: true });
    expect(dry.results).toMatchObject([{ ok: true, counts: { new: 5 } }]);
    expect(bureau.dump()).toBe(before);
    expect(await tryReceive(bureau, world.up.a, false)).toMatchObject({
      error: { code: 'E_UNKNOWN_SENDER' },
    });
  });
});

const recordsOf = (parts: readonly { readonly name: string; readonly bytes: Buffer }[]) =>
  (parts.find((part) => part.name === 'data/records.ndjson')?.bytes.toString() ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as { readonly kind: string });
