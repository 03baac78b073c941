import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { newId } from '../../../shared/ids.ts';
import { createUnitKeys } from '../../keys/unit-keys.ts';
import {
  A,
  archiveOf,
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
  testFolder,
  tryReceive,
  unitId,
  type World,
} from '../test-stores.ts';
import { crafted } from './crafted.fixture.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
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

  test('a former name is offered where it would decide, and nowhere else', async () => {
    const world = copyWorld(played);
    const [a, b, bureau] = [await openUnit(world.a), await openUnit(world.b), await openUnit(world.bureau)];
    const archive = await archiveOf(a);
    const id = await unitId(bureau, A.name);
    const submit = await crafted(world.a, {
      from: { id, ...A },
      to: { id: newId(), name: '市教育局', code: null },
    });
    const offered = async (unit: TestUnit, path: string) => {
      const [preview] = await unit.call('previewBundles', { paths: [path] });
      if (preview?.ok !== false) throw new Error('a file for another unit is refused');
      expect(preview.error.code).toBe('E_NOT_FOR_US');
      expect(preview.error.hint.includes('曾用名')).toBe(preview.formerName !== null);
      return preview.formerName;
    };
    expect(await offered(await school('改了名的学校', null), played.down.a)).toBe(A.name);
    expect(await offered(a, played.down.b)).toBe(null);
    expect(await offered(b, archive)).toBe(null);
    expect(await offered(bureau, submit)).toBe(null);
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
