import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../shared/ids.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import type { BundleToWrite } from '../../exchange/bundle-to-write.ts';
import { pack, replacePart, unpack, vouch, withDescriptor } from '../../exchange/test-bundle.ts';
import { writeBundle } from '../../exchange/write-bundle.ts';
import { createUnitKeys, loadUnitKeys } from '../../keys/unit-keys.ts';
import {
  A,
  B,
  BUREAU,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  SECRET_B,
  type TestUnit,
  taskId,
  testFolder,
  tryReceive,
  unitId,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

async function keysIn(dir: string) {
  const keys = await loadUnitKeys(dir);
  if (!keys.ok) throw new Error(keys.error.code);
  return keys.value;
}

/** A bundle as a unit could write it with code of its own: signed by the unit of `signer`. */
async function crafted(signer: string, change: Pick<BundleToWrite, 'from' | 'to'> & Partial<BundleToWrite>) {
  const written = await writeBundle({
    dir: testFolder(),
    fileName: '上报包.tzb',
    kind: 'submit',
    replica: newId(),
    cutoff: null,
    previous: null,
    records: [],
    evidence: [],
    omitted: [],
    createdAt: Date.UTC(2026, 10, 30),
    appVersion: '0.1.0',
    keys: await keysIn(signer),
    ...change,
  });
  if (!written.ok) throw new Error(written.error.code);
  return written.value.path;
}

const record = (kind: string, author: string, change: Partial<WireRecord> = {}): WireRecord => ({
  kind,
  id: newId(),
  parent: null,
  author,
  clock: [1, newId()],
  fields: {},
  ...change,
});

const reportOf = (unit: string, parent: string, change: Partial<WireRecord> = {}): WireRecord =>
  record('report', unit, {
    parent,
    fields: {
      unit,
      period: PERIOD,
      version: 1,
      text: '伪造的进展',
      percent: null,
      actuals: [],
      problems: '',
      next: '',
      noChange: null,
      evidence: [],
      reason: null,
      filledBy: null,
      signedOffBy: null,
      signedOffAt: 0,
    },
    ...change,
  });

interface Scene {
  readonly world: World;
  readonly bureau: TestUnit;
  readonly a: { readonly id: string; readonly party: BundleToWrite['from'] };
  readonly b: { readonly id: string; readonly party: BundleToWrite['from'] };
  readonly to: BundleToWrite['from'];
}

/** The bureau knows both schools and holds their reports. */
async function scene(): Promise<Scene> {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  await receive(bureau, world.up.a);
  await receive(bureau, world.up.b);
  const [a, b] = [await unitId(bureau, A.name), await unitId(bureau, B.name)];
  return {
    world,
    bureau,
    a: { id: a, party: { id: a, ...A } },
    b: { id: b, party: { id: b, ...B } },
    to: { id: await unitId(bureau, BUREAU), name: BUREAU, code: null },
  };
}

describe('a record that its sender may not write is refused by name', () => {
  test('each kind of trespass, with counts that add up and everything else untouched', async () => {
    const { world, bureau, a, b, to } = await scene();
    const [one, three] = [await taskId(bureau, 1), await taskId(bureau, 3)];
    const theirs = (await bureau.call('getTask', { task: '#3' })).reports[0]?.id ?? '';
    const assignment = (await bureau.call('getTask', { task: '#1' })).assignments[0]?.id ?? '';
    const before = bureau.dump();
    const honest = reportOf(a.id, one, {
      fields: { ...reportOf(a.id, one).fields, version: 2, reason: '补' },
    });
    const path = await crafted(world.a, {
      from: a.party,
      to,
      records: [
        // a report for another unit, as itself and in the other's name
        reportOf(a.id, three, { fields: { ...reportOf(b.id, three).fields } }),
        reportOf(b.id, three),
        // on a task that was not assigned to it, and on none
        reportOf(a.id, three),
        reportOf(a.id, newId()),
        // over a report of another unit, moved to a task of its own
        reportOf(a.id, one, { id: theirs, clock: [99, newId()] }),
        // over an assignment
        reportOf(a.id, one, { id: assignment, clock: [99, newId()] }),
        // what only the issuing body writes
        record('unit', a.id, {
          id: to.id,
          clock: [99, newId()],
          fields: {
            name: '冒名',
            code: null,
            kind: null,
            district: null,
            aliases: [],
            groups: [],
            joinedInto: null,
          },
        }),
        record('assignment', a.id, {
          parent: three,
          fields: { unit: a.id, role: 'lead', group: null, state: 'assigned' },
        }),
        record('somethingNew', a.id, { fields: { x: 1 } }),
        honest,
      ],
    });
    const result = await receive(bureau, path);
    expect(result.counts).toEqual({ new: 2, changed: 0, unchanged: 0, refused: 8 });
    expect(result.refused).toHaveLength(8);
    for (const item of result.refused) expect(item.reason).toMatch(/[\u4e00-\u9fff]/);
    expect(bureau.dump()).toContain(honest.id);
    await bureau.call('undoReceive', { id: null });
    expect(bureau.dump()).toBe(before);
  });

  test('a task that the sender changed is refused and named', async () => {
    const { world, bureau, a, to } = await scene();
    const { parts } = await unpack(world.down.a);
    const line = parts
      .find((part) => part.name === 'data/records.ndjson')
      ?.bytes.toString()
      .split('\n')
      .find((text) => text.includes('"kind":"task"'));
    const task = JSON.parse(line ?? '') as WireRecord;
    const before = bureau.dump();
    const result = await receive(
      bureau,
      await crafted(world.a, {
        from: a.party,
        to,
        records: [
          { ...task, author: a.id, clock: [999, newId()], fields: { ...task.fields, title: '改过的' } },
        ],
      }),
    );
    expect(result.refused).toMatchObject([{ kind: 'task', record: task.id, status: 'refused' }]);
    expect(bureau.dump()).toBe(before);
  });

  test("a body above cannot write into another body's list, task or report", async () => {
    const { world } = await scene();
    const a = await openUnit(world.a);
    const other = await openUnit(join(world.root, 'other'));
    await other.call('createUnit', { name: '省教育厅', role: 'bureau', code: null, operator: null });
    const otherId = await unitId(other, '省教育厅');
    const report = (await a.call('getTask', { task: '#1' })).reports[0]?.id ?? '';
    const ledger = (await a.call('getTask', { task: '#1' })).ledger.id;
    const { parts } = await unpack(world.down.a);
    const task = parts
      .find((part) => part.name === 'data/records.ndjson')
      ?.bytes.toString()
      .split('\n')
      .find((text) => text.includes('"kind":"task"'));
    const before = a.dump();
    const path = await crafted(other.dir, {
      from: { id: otherId, name: '省教育厅', code: null },
      to: { id: newId(), ...A },
      kind: 'issue',
      records: [
        record('assignment', otherId, {
          parent: await taskId(a, 7),
          fields: { unit: newId(), role: 'lead', group: null, state: 'assigned' },
        }),
        { ...(JSON.parse(task ?? '') as WireRecord), id: newId(), author: otherId, parent: ledger },
        reportOf(otherId, await taskId(a, 1), { id: report, clock: [99, newId()] }),
      ],
    });
    const result = await receive(a, path);
    expect(result.counts).toEqual({ new: 0, changed: 0, unchanged: 0, refused: 3 });
    expect(a.dump()).toBe(before);
  });

  test('a receipt counts only from the receiver of the bundle it names', async () => {
    const { world, bureau, a, b, to } = await scene();
    const [sentToA] = (await bureau.call('listTransmissions', {})).filter((t) => t.to.id === a.id);
    const receipt = (author: string) =>
      record('receipt', author, {
        fields: {
          bundle: sentToA?.id,
          sha256: '0'.repeat(64),
          from: to.id,
          receivedAt: 1,
          counts: { new: 0, changed: 0, unchanged: 0, refused: 0 },
        },
      });
    await bureau.call('undoReceive', { id: null });
    await bureau.call('undoReceive', { id: null });
    const status = async () =>
      (await bureau.call('listTransmissions', {})).find((t) => t.id === sentToA?.id)?.status;
    expect(await status()).toBe('exported');
    await receive(bureau, await crafted(world.b, { from: b.party, to, records: [receipt(b.id)] }));
    expect(await status()).toBe('exported');
    await receive(bureau, world.up.a);
    expect(await status()).toBe('delivered');
  });
});

describe('who sent it', () => {
  test('a known key does not speak for another unit', async () => {
    const { world, bureau, a, to } = await scene();
    const before = bureau.dump();
    const path = await crafted(world.b, {
      from: a.party,
      to,
      records: [reportOf(a.id, await taskId(bureau, 1))],
    });
    expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_KEY_CHANGED' } });
    expect(bureau.dump()).toBe(before);
  });

  test('a known key does not speak for a unit that has none yet either', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    await receive(bureau, world.up.b);
    const a = await unitId(bureau, A.name);
    const path = await crafted(world.b, {
      from: { id: a, ...A },
      to: { id: await unitId(bureau, BUREAU), name: BUREAU, code: null },
      records: [reportOf(a, await taskId(bureau, 1))],
    });
    const [preview] = await bureau.call('previewBundles', { paths: [path] });
    expect(preview).toMatchObject({ ok: true, sender: { status: 'changed' } });
    expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_KEY_CHANGED' } });
  });

  test('a changed key is a loud stop, also when new senders are trusted', async () => {
    const { world, bureau, a, to } = await scene();
    const path = await crafted(world.a, { from: a.party, to, keys: await createUnitKeys() });
    expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_KEY_CHANGED' } });
  });

  test('a new key is taken once its card was enrolled, and the old one stays good', async () => {
    const { world, bureau, a, to } = await scene();
    const renewed = await openUnit(join(world.root, 'renewed'));
    await renewed.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    const card = join(world.root, 'card.tzb');
    await renewed.call('writeCard', { path: card });
    expect((await bureau.refusal('trustCard', { path: card })).code).toBe('E_KEY_CHANGED');
    const trusted = await bureau.call('trustCard', { path: card, anotherKey: true });
    expect(trusted).toMatchObject({ unit: { id: a.id, name: A.name }, new: false });
    for (const signer of [renewed.dir, world.a])
      expect(await tryReceive(bureau, await crafted(signer, { from: a.party, to }), false)).toMatchObject({
        ok: true,
      });
  });

  test('a unit below cannot issue to the unit above it', async () => {
    const { world, bureau, a, to } = await scene();
    const before = bureau.dump();
    for (const id of [a.id, newId()]) {
      const path = await crafted(world.a, {
        kind: 'issue',
        from: { ...a.party, id },
        to,
        records: [
          record('taskList', id, { fields: { title: '反向下发', columns: [], preamble: [], source: null } }),
        ],
      });
      expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_FROM_BELOW' } });
    }
    expect(bureau.dump()).toBe(before);
  });

  test('nobody sends in our own name', async () => {
    const { world, bureau, to } = await scene();
    const path = await crafted(world.a, { from: to, to, keys: await createUnitKeys() });
    expect(await tryReceive(bureau, path)).toMatchObject({ ok: false, error: { code: 'E_FROM_OURSELVES' } });
  });

  test('a foreign signature, an unknown unit, another receiver and a newer format are refused', async () => {
    const { world, bureau, a, b, to } = await scene();
    const before = bureau.dump();
    const good = await unpack(world.up.a);
    const rewritten = async (parts: typeof good.parts) => {
      const path = join(testFolder(), 'x.tzb');
      writeFileSync(path, await pack(good.root, parts));
      return path;
    };
    const refused: readonly (readonly [string, string])[] = [
      [await rewritten(vouch(good.parts, await createUnitKeys())), 'E_SIGNATURE'],
      [
        await rewritten(
          vouch(withDescriptor(good.parts, { major: 2, readableBy: '7.0.0' }), await keysIn(world.a)),
        ),
        'E_NEWER_FORMAT',
      ],
      [
        await rewritten(vouch(withDescriptor(good.parts, { required: ['sm2'] }), await keysIn(world.a))),
        'E_CAPABILITY',
      ],
      [await rewritten(replacePart(good.parts, 'data/records.ndjson', '')), 'E_HASH'],
      [await crafted(world.a, { from: { id: newId(), name: '不认识的学校', code: null }, to }), 'E_NO_UNIT'],
      [await crafted(world.a, { from: a.party, to: b.party }), 'E_NOT_FOR_US'],
      [await crafted(world.a, { from: a.party, to, kind: 'card', records: [] }), 'E_IS_CARD'],
      [await crafted(world.a, { from: a.party, to: null, kind: 'archive' }), 'E_NOT_FOR_US'],
    ];
    for (const [path, code] of refused) {
      const result = await tryReceive(bureau, path);
      expect(result.ok ? 'ok' : result.error.code).toBe(code);
      const [preview] = await bureau.call('previewBundles', { paths: [path] });
      expect(preview?.ok === false && preview.error.code).toBe(code);
    }
    const newer = await tryReceive(bureau, refused[1]?.[0] ?? '');
    expect(!newer.ok && newer.error.message).toContain('7.0.0');
    expect(bureau.dump()).toBe(before);
  });
});

describe('is it for me', () => {
  const school = async (name: string, code: string | null) => {
    const unit = await openUnit(testFolder());
    await unit.call('createUnit', { name, role: 'school', code, operator: null });
    return unit;
  };

  test('at first contact by name, written with other widths and blanks', async () => {
    const unit = await school(`${A.name.slice(0, 2)}　${A.name.slice(2)} `, null);
    expect(await tryReceive(unit, played.down.a)).toMatchObject({ ok: true });
  });

  test('at first contact by code, whatever the name', async () => {
    const unit = await school('改了名的学校', A.code);
    expect(await tryReceive(unit, played.down.a)).toMatchObject({ ok: true });
  });

  test('at first contact by a former name, once it was added', async () => {
    const unit = await school('改了名的学校', null);
    const refused = await tryReceive(unit, played.down.a);
    expect(refused).toMatchObject({ ok: false, error: { code: 'E_NOT_FOR_US' } });
    const message = refused.ok ? '' : refused.error.message;
    expect(message).toContain(A.name);
    expect(message).toContain('改了名的学校');
    await unit.call('saveIdentity', { aliases: [A.name] });
    expect(await tryReceive(unit, played.down.a)).toMatchObject({ ok: true });
  });

  test("another school's bundle is refused, at first contact and later", async () => {
    const unit = await school(A.name, A.code);
    expect(await tryReceive(unit, played.down.b)).toMatchObject({ error: { code: 'E_NOT_FOR_US' } });
    await receive(unit, played.down.a);
    expect(await tryReceive(unit, played.down.b)).toMatchObject({ error: { code: 'E_NOT_FOR_US' } });
  });

  test('after the first contact only the adopted id counts, not the name', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const from = { id: await unitId(bureau, BUREAU), name: BUREAU, code: null };
    const path = await crafted(world.bureau, { kind: 'issue', from, to: { id: newId(), ...A } });
    expect(await tryReceive(a, path)).toMatchObject({ error: { code: 'E_NOT_FOR_US' } });
  });

  test('a bureau takes only what is addressed to its own id', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const a = await unitId(bureau, A.name);
    const path = await crafted(world.a, {
      from: { id: a, ...A },
      to: { id: newId(), name: BUREAU, code: null },
    });
    expect(await tryReceive(bureau, path)).toMatchObject({ error: { code: 'E_NOT_FOR_US' } });
  });
});

describe('two entries found to be one', () => {
  test('the joined unit keeps receiving, keeps its drafts and reports, and its versions count on', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const old = await unitId(bureau, A.name);
    const other = await bureau.call('saveUnit', {
      id: null,
      unit: { name: '济南职院', code: null, kind: 'school', district: null, aliases: [], groups: [] },
    });
    await bureau.call('joinUnits', { from: old, into: other.id });
    await bureau.call('assign', { tasks: ['#4'], unit: A.name, role: 'lead' });
    const [down] = await exportTo(bureau, A.name);
    await receive(a, down ?? '');
    expect(
      (await a.call('getSheet', { period: PERIOD })).rows.map((row) => [
        row.seq,
        row.signed?.version ?? null,
        row.draft !== null,
      ]),
    ).toEqual([
      [1, 1, false],
      [2, 1, false],
      [4, null, false],
      [8, null, true],
    ]);
    await a.call('saveDraft', { task: '#1', period: PERIOD, draft: draft({ text: '更正', reason: '笔误' }) });
    await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '写完' }) });
    expect(await a.call('signOff', { period: null, by: null })).toEqual({ reports: 2, periods: [PERIOD] });
    const [up] = await exportTo(a, 'all');
    const received = await receive(bureau, up ?? '');
    expect(received.counts).toMatchObject({ refused: 0 });
    const detail = await bureau.call('getTask', { task: '#1' });
    expect(detail.reports.map((report) => [report.unit.name, report.version, report.text])).toEqual([
      ['济南职院', 2, '更正'],
      ['济南职院', 1, '甲校独有的进展文字'],
    ]);
    expect(detail.assignments[0]?.latest?.version).toBe(2);
    expect(detail.row.progress?.text).toBe('更正');
  });

  test('a bundle written before the join is still taken, and the key stays known', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const old = await unitId(bureau, B.name);
    await receive(bureau, world.up.b);
    await bureau.call('undoReceive', { id: null });
    const other = await bureau.call('saveUnit', {
      id: null,
      unit: { name: '工程职院', code: null, kind: 'school', district: null, aliases: [], groups: [] },
    });
    await bureau.call('joinUnits', { from: old, into: other.id });
    expect((await receive(bureau, world.up.b)).counts.refused).toBe(0);
    expect(bureau.dump()).toContain(SECRET_B);
    const b = await openUnit(world.b);
    const [again] = await exportTo(b, 'all');
    expect(await tryReceive(bureau, again ?? '', false)).toMatchObject({ ok: true });
    expect((await bureau.call('listUnits', {})).find((unit) => unit.id === other.id)).toMatchObject({
      keys: 1,
      tasks: 2,
    });
    const forged = await crafted(world.b, {
      from: { id: other.id, name: '工程职院', code: null },
      to: { id: await unitId(bureau, BUREAU), name: BUREAU, code: null },
      keys: await createUnitKeys(),
    });
    expect(await tryReceive(bureau, forged)).toMatchObject({ error: { code: 'E_KEY_CHANGED' } });
  });

  test('assigning to the joined entry renews the assignment of the old one', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const other = await bureau.call('saveUnit', {
      id: null,
      unit: { name: '济南职院', code: null, kind: 'school', district: null, aliases: [], groups: [] },
    });
    await bureau.call('joinUnits', { from: await unitId(bureau, A.name), into: other.id });
    expect(await bureau.call('assign', { tasks: ['#1'], unit: '济南职院', role: 'lead' })).toMatchObject({
      assigned: 0,
      unchanged: 1,
    });
    expect((await bureau.call('getTask', { task: '#1' })).assignments).toHaveLength(1);
  });

  test('our own entry cannot be joined into another', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    const refused = await bureau.refusal('joinUnits', {
      from: await unitId(bureau, BUREAU),
      into: await unitId(bureau, A.name),
    });
    expect(refused.code).toBe('E_JOIN_OURSELVES');
  });
});

describe('cards', () => {
  test('a school that enrolled the card of its bureau needs no question at first contact', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const card = join(world.root, 'card.tzb');
    const { fingerprint } = await bureau.call('writeCard', { path: card });
    const fresh = await openUnit(join(world.root, 'fresh'));
    await fresh.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    expect(await fresh.call('trustCard', { path: card })).toMatchObject({
      unit: { name: BUREAU },
      new: true,
      fingerprint,
    });
    expect(await tryReceive(fresh, world.down.a, false)).toMatchObject({ ok: true });
    expect((await fresh.call('listUnits', {})).filter((unit) => unit.name === BUREAU)).toHaveLength(1);
    const before = fresh.dump();
    await fresh.call('undoReceive', { id: null });
    expect(await tryReceive(fresh, world.down.a, false)).toMatchObject({ ok: true });
    expect(fresh.dump()).toBe(before);
  });

  test('a school does not issue to the bureau whose card it enrolled', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const card = join(world.root, 'card.tzb');
    await bureau.call('writeCard', { path: card });
    const fresh = await openUnit(join(world.root, 'fresh'));
    await fresh.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    await fresh.call('trustCard', { path: card });
    expect((await fresh.refusal('exportBundles', { to: 'all', dir: testFolder(), kind: null })).code).toBe(
      'E_NOTHING_TO_SEND',
    );
  });

  test('no card stands for ourselves, and the same card again adds nothing', async () => {
    const world = copyWorld(played);
    const [bureau, a] = [await openUnit(world.bureau), await openUnit(world.a)];
    const [own, theirs] = [join(world.root, 'own.tzb'), join(world.root, 'theirs.tzb')];
    await bureau.call('writeCard', { path: own });
    expect((await bureau.refusal('trustCard', { path: own })).code).toBe('E_FROM_OURSELVES');
    await a.call('writeCard', { path: theirs });
    const { unit } = await bureau.call('trustCard', { path: theirs });
    expect(await bureau.call('trustCard', { path: theirs })).toMatchObject({ unit, new: false });
    expect((await bureau.call('listUnits', {})).find((each) => each.id === unit.id)?.keys).toBe(1);
  });

  test('a bundle is no card', async () => {
    const bureau = await openUnit(copyWorld(played).bureau);
    expect((await bureau.refusal('trustCard', { path: played.up.a })).code).toBe('E_NOT_A_CARD');
  });
});
