import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { unpack } from '../../exchange/test-bundle.ts';
import { loadUnitKeys } from '../../keys/unit-keys.ts';
import { databaseFile } from '../../store/database.ts';
import { createEnvironment } from '../environment.ts';
import { rememberNames, rememberTemplate } from '../intake/learned.ts';
import {
  A,
  archiveOf,
  BUREAU,
  cardOf,
  copyWorld,
  DRAFT_A,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  playMonth,
  receive,
  seedsDir,
  type TestUnit,
  testFolder,
  tryReceive,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

/** A second PC, made from the archive of the first. */
async function newPc(archive: string, dir = join(testFolder(), 'new')): Promise<TestUnit> {
  const unit = await openUnit(dir);
  await receive(unit, archive);
  return unit;
}

const sheetText = async (unit: TestUnit, seq: number) =>
  (await unit.call('getSheet', { period: PERIOD })).rows.find((row) => row.seq === seq)?.draft?.text;

describe('hand-over to a new PC', () => {
  test('brings everything but keys: the dump, drafts, evidence, history, trust and registers', async () => {
    const world = copyWorld(played);
    const old = await openUnit(world.a);
    const archive = await archiveOf(old);
    const pc = await newPc(archive);
    expect(pc.dump()).toBe(old.dump());
    expect(await sheetText(pc, 8)).toBe(DRAFT_A);
    expect(await pc.call('checkStore', {})).toEqual({ ok: true, problems: [] });
    const [before, after] = await Promise.all([old, pc].map((unit) => unit.call('getSession', {})));
    expect(after?.unit).toEqual(before?.unit);
    expect(after?.replica).not.toBe(before?.replica);
    expect(after?.fingerprint).not.toBe(before?.fingerprint);
    const told = async (unit: TestUnit) =>
      (await unit.call('listHistory', { task: '#1', before: null, limit: 1000 })).map(
        ({ seq, ...row }) => row,
      );
    expect(await told(pc)).toEqual(await told(old));
    const log = (await pc.call('getTransmissionLog', {})).map(
      ({ direction, kind }) => `${direction} ${kind}`,
    );
    expect(log).toEqual(['in archive', 'out submit', 'in issue']);
    expect((await pc.refusal('undoReceive', { id: null })).code).toBe('E_NOTHING_TO_UNDO');
    expect((await receive(pc, world.down.a)).counts.new).toBe(0);
  });

  test('previews a file that was received as its receive will have it: nothing changes, whatever was done since', async () => {
    const old = await openUnit(copyWorld(played).a);
    const archive = await archiveOf(old);
    const pc = await newPc(archive);
    // The draft that the archive brought is a report now, and would be brought anew.
    await pc.call('signOff', { period: PERIOD, by: '校长' });
    const [preview] = await pc.call('previewBundles', { paths: [archive] });
    const again = await receive(pc, archive);
    expect(again.counts).toMatchObject({ new: 0, changed: 0 });
    expect(preview).toMatchObject({ ok: true, again: true, counts: again.counts });
    const listed = preview?.ok ? preview.items.map(({ status }) => status) : [];
    expect(new Set(listed)).toEqual(new Set(['unchanged']));
  });

  test('brings what was learned while importing lists', async () => {
    const one = await openUnit(copyWorld(played).bureau);
    const teach = (name: string) => {
      const env = createEnvironment({ dir: one.dir, appVersion: '0.1.0', seedsDir });
      const store = env.store();
      if (!store.ok) throw new Error(store.error.code);
      rememberTemplate(store.value, ['序号', '任务'], ['seq', 'title'], '某清单');
      rememberNames(store.value, [
        { names: ['教体局'], name },
        { names: ['甲校', '乙校'], name: null },
      ]);
      env.close();
    };
    one.close();
    teach(BUREAU);
    const taught = await openUnit(one.dir);
    const pc = await newPc(await archiveOf(taught));
    const learned = await taught.call('listLearned', {});
    expect(learned).toMatchObject({
      templates: [{}],
      names: [{ printed: '教体局', name: BUREAU }],
      apart: 1,
    });
    expect(await pc.call('listLearned', {})).toEqual(learned);
  });

  test('no secret of the old PC is in the archive, nor a path of it', async () => {
    const world = copyWorld(played);
    const old = await openUnit(world.a);
    const keys = await loadUnitKeys(world.a);
    if (!keys.ok) throw new Error(keys.error.code);
    const archive = await archiveOf(old);
    const all = (await unpack(archive)).parts.map((part) => part.bytes.toString('latin1')).join('\n');
    const secrets = JSON.parse(readFileSync(join(world.a, 'unit-keys.json'), 'utf8')) as {
      secret: Record<string, string>;
    };
    for (const secret of [secrets.secret['seed'], secrets.secret['identity']]) {
      expect(secret).toMatch(/.{20}/);
      expect(all.includes(secret ?? '')).toBe(false);
    }
    expect(all.includes(world.root)).toBe(false);
  });

  test('asks for the fingerprint first, and leaves nothing where it is not trusted, cut short or no archive', async () => {
    const world = copyWorld(played);
    const archive = await archiveOf(await openUnit(world.a));
    const dir = join(testFolder(), 'new');
    const pc = await openUnit(dir);
    expect(await tryReceive(pc, archive, false)).toMatchObject({ error: { code: 'E_UNKNOWN_SENDER' } });
    expect(await tryReceive(pc, world.down.a)).toMatchObject({ error: { code: 'E_NO_STORE' } });
    const [preview] = await pc.call('previewBundles', { paths: [archive] });
    expect(preview).toMatchObject({
      ok: true,
      sender: { status: 'new' },
      counts: { changed: 0, refused: 0 },
    });
    expect(existsSync(dir) ? readdirSync(dir) : []).toEqual([]);
    const { results } = await pc.call('receiveBundles', { paths: [archive], trustNew: true, dryRun: true });
    expect(results).toMatchObject([{ ok: true }]);
    expect(existsSync(dir) ? readdirSync(dir) : []).toEqual([]);
    expect((await pc.call('getSession', {})).store.state).toBe('new');
    const received = await receive(pc, archive);
    expect(preview?.ok && preview.counts).toEqual(received.counts);
    expect(preview?.ok && preview.bundle.records).toBe(received.counts.new + received.counts.unchanged);
  });

  test("an archive of another unit is refused, and one's own again changes nothing", async () => {
    const world = copyWorld(played);
    const [a, b] = [await openUnit(world.a), await openUnit(world.b)];
    const archive = await archiveOf(a);
    expect(await tryReceive(b, archive)).toMatchObject({ error: { code: 'E_NOT_FOR_US' } });
    const before = a.dump();
    expect((await receive(a, archive)).counts).toMatchObject({ new: 0, changed: 0, refused: 0 });
    expect(a.dump()).toBe(before);
  });

  test('the new PC goes on: the bureau asks for its card once, then takes its reports', async () => {
    const world = copyWorld(played);
    const [old, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    await receive(bureau, (await exportTo(old, 'all'))[0] ?? '');
    const pc = await newPc(await archiveOf(old));
    await pc.call('signOff', { period: PERIOD, by: null });
    const [path] = await exportTo(pc, 'all');
    expect(await tryReceive(bureau, path ?? '')).toMatchObject({ error: { code: 'E_KEY_CHANGED' } });
    const card = await cardOf(pc);
    await bureau.call('trustCard', { path: card, anotherKey: true });
    const received = await receive(bureau, path ?? '');
    expect(received.counts).toMatchObject({ changed: 0, refused: 0 });
    expect(received.findings.filter(({ tone }) => tone === 'warning')).toEqual([]);
    expect(bureau.dump()).toContain(DRAFT_A);
  });

  test('evidence that was received before is in the archive all the same', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    await receive(bureau, world.up.a);
    await receive(a, (await exportTo(bureau, A.name))[0] ?? '');
    const pc = await newPc(await archiveOf(a));
    expect((await pc.call('checkStore', {})).problems).toEqual([]);
  });
});

describe('two PCs of one unit', () => {
  async function twoPcs() {
    const world = copyWorld(played);
    const one = await openUnit(world.bureau);
    const two = await newPc(await archiveOf(one));
    return { world, one, two };
  }
  const title = async (unit: TestUnit, seq = 1) =>
    (await unit.call('getTask', { task: `#${seq}` })).row.title;

  /** Archives to and fro until both know all. */
  async function meet(one: TestUnit, two: TestUnit): Promise<void> {
    await receive(two, await archiveOf(one));
    await receive(one, await archiveOf(two));
    await receive(two, await archiveOf(one));
  }

  test('what one changes after having seen the other is simply newer', async () => {
    const { one, two } = await twoPcs();
    await one.call('editTask', { task: '#1', changes: { title: '第一次' } });
    await receive(two, await archiveOf(one));
    await two.call('editTask', { task: '#1', changes: { title: '第二次' } });
    await receive(one, await archiveOf(two));
    expect([await title(one), await title(two)]).toEqual(['第二次', '第二次']);
    for (const unit of [one, two]) expect(await unit.call('listDifferences', {})).toEqual([]);
    expect(one.dump()).toBe(two.dump());
  });

  test('one field written on both is left to a person, the same on both in whichever order they meet', async () => {
    const outcomes = new Set<string>();
    for (const first of ['one', 'two'] as const) {
      const { one, two } = await twoPcs();
      await one.call('saveIdentity', { operator: '张' });
      await two.call('saveIdentity', { operator: '李' });
      await one.call('editTask', { task: '#1', changes: { title: '甲机写的' } });
      await two.call('editTask', { task: '#1', changes: { title: '乙机写的' } });
      await two.call('editTask', { task: '#2', changes: { title: '只在乙机改的' } });
      const [files] = [{ one: await archiveOf(one), two: await archiveOf(two) }];
      if (first === 'one') {
        await receive(two, files.one);
        await receive(one, await archiveOf(two));
      } else {
        await receive(one, files.two);
        await receive(two, files.one);
      }
      await meet(one, two);
      expect(one.dump()).toBe(two.dump());
      const found = await one.call('listDifferences', {});
      expect(await two.call('listDifferences', {})).toEqual(found);
      expect(found).toMatchObject([{ kind: 'field', field: 'title', closable: true }]);
      expect(found[0]?.values.map(({ value, who }) => `${value} ${who}`).sort()).toEqual([
        '乙机写的 李',
        '甲机写的 张',
      ]);
      outcomes.add(await title(one));
      expect(await title(one, 2)).toBe('只在乙机改的');
      expect((await one.call('getWorkbench', {})).differences).toBe(1);
    }
    expect(outcomes.size).toBe(1);
  });

  test('who wrote a field of a later version is told by its own name, whatever it is called', async () => {
    const pcs = await twoPcs();
    for (const [pc, value] of [
      [pcs.one, '甲机'],
      [pcs.two, '乙机'],
    ] as const) {
      await pc.call('saveIdentity', { operator: `${value}的人` });
      await pc.call('editTask', { task: '#1', changes: { detail: `${value}改的` } });
      pc.close();
      const db = new Database(databaseFile(pc.dir));
      db.prepare(
        `UPDATE record SET fields = json_set(fields, '$.constructor', ?),
           later = json_set(later, '$.constructor', json_extract(later, '$.detail'))
         WHERE kind = 'task' AND json_extract(fields, '$.seq') = 1`,
      ).run(value);
      db.close();
    }
    const [one, two] = [await openUnit(pcs.one.dir), await openUnit(pcs.two.dir)];
    await receive(one, await archiveOf(two));
    const found = (await one.call('listDifferences', {})).find(({ field }) => field === 'constructor');
    // Neither history names a writer of it: it came with the list.
    expect(found?.values.map(({ value, who }) => `${value} ${who}`).sort()).toEqual([
      '乙机 督办科',
      '甲机 督办科',
    ]);
  });

  test('a person chooses one value or writes a third; then it is closed everywhere and both stay in the history', async () => {
    for (const how of ['other', 'third'] as const) {
      const { one, two } = await twoPcs();
      await one.call('editTask', { task: '#1', changes: { title: '甲机写的' } });
      await two.call('editTask', { task: '#1', changes: { title: '乙机写的' } });
      await receive(one, await archiveOf(two));
      const [found] = await one.call('listDifferences', {});
      const standing = await title(one);
      expect(found?.values[0]?.value).toBe(standing);
      const other = String(found?.values[1]?.value);
      await one.call('settleDifference', {
        id: found?.id ?? '',
        ...(how === 'other' ? { choose: 1 } : { choose: null, value: '商定的' }),
      });
      expect(await title(one)).toBe(how === 'other' ? other : '商定的');
      expect(await one.call('listDifferences', {})).toEqual([]);
      await meet(one, two);
      expect(await title(two)).toBe(await title(one));
      expect(await two.call('listDifferences', {})).toEqual([]);
      expect(one.dump()).toBe(two.dump());
      const told = JSON.stringify(await one.call('listHistory', { task: '#1', before: null, limit: 100 }));
      expect(told).toContain('甲机写的');
      expect(told).toContain('乙机写的');
    }
  });

  test('the receive of an archive that brought another draft is taken back; the draft stays, since nothing else holds it', async () => {
    const old = await openUnit(copyWorld(played).a);
    const pc = await newPc(await archiveOf(old));
    await old.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '另一台后写的草稿' }) });
    const before = pc.dump();
    await receive(pc, await archiveOf(old));
    expect(await sheetText(pc, 8)).toBe('另一台后写的草稿');
    await pc.call('undoReceive', { id: null });
    expect(pc.dump()).toBe(before);
    expect(await sheetText(pc, 8)).toBe('另一台后写的草稿');
  });

  test('the receive of an archive is taken back whole, with what it taught about the other PC', async () => {
    const { one, two } = await twoPcs();
    await two.call('editTask', { task: '#1', changes: { title: '乙机写的' } });
    const before = one.dump();
    await one.call('editTask', { task: '#1', changes: { title: '甲机写的' } });
    const mine = one.dump();
    const archive = await archiveOf(two);
    await receive(one, archive);
    await one.call('undoReceive', { id: null });
    expect(one.dump()).toBe(mine);
    expect(mine).not.toBe(before);
    await receive(one, archive);
    expect(await one.call('listDifferences', {})).toHaveLength(1);
  });

  test("one period's report signed on both PCs of a school is left to a person there and shown to the bureau", async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau);
    const one = await openUnit(world.a);
    const two = await newPc(await archiveOf(one));
    for (const [unit, text] of [
      [one, '甲机的八号任务'],
      [two, '乙机的八号任务'],
    ] as const) {
      await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text }) });
      await unit.call('signOff', { period: PERIOD, by: '校长' });
    }
    await receive(bureau, (await exportTo(one, 'all'))[0] ?? '');
    const card = await cardOf(two);
    await bureau.call('trustCard', { path: card, anotherKey: true });
    await receive(bureau, (await exportTo(two, 'all'))[0] ?? '');
    const seen = await bureau.call('listDifferences', {});
    expect(seen).toMatchObject([{ kind: 'report', closable: false, unit: { name: A.name }, period: PERIOD }]);
    await receive(one, await archiveOf(two));
    const [found] = await one.call('listDifferences', {});
    expect(found).toMatchObject({ kind: 'report', closable: true, unit: { name: A.name } });
    expect(found?.values).toHaveLength(2);
    const chosen = found?.values.findIndex(({ value }) => value === '乙机的八号任务') ?? -1;
    await one.call('settleDifference', { id: found?.id ?? '', choose: chosen });
    expect(await one.call('listDifferences', {})).toEqual([]);
    const task = await one.call('getTask', { task: '#8' });
    expect(task.reports.map(({ text, version }) => `${version} ${text}`).sort()).toEqual([
      '1 乙机的八号任务',
      '1 甲机的八号任务',
      '2 乙机的八号任务',
    ]);
    await receive(bureau, (await exportTo(one, 'all'))[0] ?? '');
    expect(await bureau.call('listDifferences', {})).toEqual([]);
    await meet(one, two);
    expect(one.dump()).toBe(two.dump());
  });
});

describe('批复包', () => {
  test('holds receipts with what they need, and is taken by a school whose last issue got lost', async () => {
    const world = copyWorld(played);
    const [a, bureau] = [await openUnit(world.a), await openUnit(world.bureau)];
    await receive(bureau, world.up.a);
    const { files } = await bureau.call('exportBundles', { to: [A.name], dir: testFolder(), kind: 'decide' });
    expect(files).toMatchObject([{ kind: 'decide', to: { name: A.name } }]);
    const { parts } = await unpack(files[0]?.path ?? '');
    const kinds = parts
      .find((part) => part.name === 'data/records.ndjson')
      ?.bytes.toString()
      .split('\n')
      .filter(Boolean)
      .map((line) => (JSON.parse(line) as { kind: string }).kind);
    expect(kinds).toContain('receipt');
    expect(kinds).not.toContain('task');
    const before = a.dump();
    const received = await receive(a, files[0]?.path ?? '');
    expect(received.counts.refused).toBe(0);
    expect(a.dump()).toBe(before);
    const [sent] = (await a.call('listTransmissions', {})).filter((t) => t.to.name === BUREAU);
    expect(sent?.status).toBe('delivered');
    rmSync(files[0]?.path ?? '');
  });
});
