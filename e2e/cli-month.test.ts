import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  A,
  B,
  BUREAU,
  EVIDENCE_A,
  jinan,
  PERIOD,
  seedsDir,
  testFolder,
} from '../electron/services/test-stores.ts';
import { isId } from '../shared/ids.ts';
import { type Answer, cli, keepCompiled, keysOf, list, refused, run } from './cli-run.ts';

/** The contract of the command line over a month: from the list to the bulletin and back again. */
keepCompiled();
let root = '';
const at = (...names: readonly string[]) => join(root, ...names);
beforeAll(async () => {
  root = testFolder(afterAll);
  await run(['--version']);
});
const [bureau, a, b] = ['bureau', 'a', 'b'];
const files: Record<string, string> = {};

const init = (store: string, name: string, role: string, code?: string) =>
  cli(at(store), ['init', '--unit', name, '--role', role, ...(code ? ['--code', code] : [])]);

describe('a month on the command line (Done 2)', () => {
  test('init makes a unit with keys; whoami says who it is', async () => {
    const made = await init(bureau, BUREAU, 'bureau');
    const { json } = await cli(at(bureau), ['whoami']);
    expect(json).toEqual(made.json);
    expect(keysOf(json)).toEqual(['fingerprint', 'keys', 'replica', 'unit']);
    expect(json['unit']).toMatchObject({ name: BUREAU, role: 'bureau' });
    expect(isId(String(json['unit']?.['id']))).toBe(true);
    expect(isId(String(json['replica']))).toBe(true);
    expect(json['keys']).toMatchObject({
      minisign: expect.stringMatching(/^RW[A-Za-z0-9+/]{54}$/),
      age: expect.stringMatching(/^age1[a-z0-9]+$/),
    });
    expect(await refused(at(bureau), 'init', '--unit', 'x', '--role', 'school')).toBe('E_STORE_EXISTS');
    await Promise.all([init(a, A.name, 'school', A.code), init(b, B.name, 'school', B.code)]);
  });

  test('import stores both lists; the same again changes nothing', async () => {
    const dry = await cli(at(bureau), ['import', jinan, '--dry-run']);
    expect(dry.json['counts']).toEqual({ new: 40, changed: 0, unchanged: 0, refused: 0 });
    expect((await cli(at(bureau), ['ledgers'])).json['ledgers']).toEqual([]);
    const first = await cli(at(bureau), ['import', jinan]);
    expect(keysOf(first.json)).toEqual(['counts', 'ledger']);
    expect(first.json['ledger']).toMatchObject({ title: '济南市工作任务清单' });
    expect(first.json['counts']).toEqual({ new: 40, changed: 0, unchanged: 0, refused: 0 });
    const second = await cli(at(bureau), ['import', join(seedsDir, 'jiyuan.txt')]);
    expect(second.json['counts']).toEqual({ new: 24, changed: 0, unchanged: 0, refused: 0 });
    const before = (await cli(at(bureau), ['dump'])).out;
    expect((await cli(at(bureau), ['import', jinan])).json['counts']).toEqual({
      new: 0,
      changed: 0,
      unchanged: 40,
      refused: 0,
    });
    expect((await cli(at(bureau), ['dump'])).out).toBe(before);
    expect((await cli(at(bureau), ['ledgers'])).json['ledgers']).toHaveLength(2);
  });

  test('tasks and task read by ledger and number, and only unambiguous numbers', async () => {
    const { json } = await cli(at(bureau), ['tasks', '--ledger', '济南市工作任务清单']);
    expect(json['tasks']).toHaveLength(40);
    const [task] = list(json['tasks']);
    for (const key of [
      'id',
      'ledger',
      'seq',
      'category',
      'title',
      'detail',
      'units',
      'deadline',
      'mine',
      'state',
      'light',
    ])
      expect(task).toHaveProperty(key);
    expect(task).toMatchObject({
      seq: 1,
      light: null,
      state: 'registered',
      deadline: { kind: 'by', date: '2022-12' },
    });
    expect(await refused(at(bureau), 'task', '#1')).toBe('E_AMBIGUOUS');
    expect(await refused(at(bureau), 'task', '#99')).toBe('E_NO_TASK');
    const byId = await cli(at(bureau), ['task', String(task?.['id'])]);
    const bySeq = await cli(at(bureau), ['task', '济南市工作任务清单#1']);
    expect(byId.json).toEqual(bySeq.json);
    expect((await cli(at(bureau), ['tasks', '--search', 'zhglzyjy'])).json['tasks']).toMatchObject([
      { seq: 2 },
    ]);
    expect((await cli(at(bureau), ['tasks', '--light', 'red'])).json).toEqual({ tasks: [] });
    const mine = await cli(at(bureau), ['tasks', '--mine', '--ledger', '济南市工作任务清单']);
    expect(list(mine.json['tasks']).length).toBeGreaterThan(30);
  });

  test('units and assign: known names are found, unknown ones are added and said so', async () => {
    const added = await cli(at(bureau), [
      'units',
      '--add',
      A.name,
      '--code',
      A.code,
      '--kind',
      'school',
      '--alias',
      '济职',
      '--group',
      '市属高校',
    ]);
    expect(added.json['unit']).toMatchObject({
      name: A.name,
      code: A.code,
      kind: 'school',
      aliases: ['济职'],
      groups: ['市属高校'],
    });
    writeFileSync(at('units.txt'), `学校名称\t学校标识码\n${A.name}\t${A.code}\n${B.name}\t${B.code}\n`);
    expect((await cli(at(bureau), ['units', '--import', at('units.txt')])).json).toMatchObject({
      added: 1,
      known: 1,
    });
    expect((await cli(at(bureau), ['units'])).json['units']).toHaveLength(3);
    const group = await cli(at(bureau), ['units', '--group', '市属高校']);
    expect(group.json['units']).toMatchObject([{ name: A.name }]);
    const assign = (seq: number, unit: string, ...more: string[]) =>
      cli(at(bureau), ['assign', `济南市工作任务清单#${seq}`, '--unit', unit, ...more]);
    expect((await assign(1, '济职', '--role', 'lead')).json['unit']).toEqual({
      id: added.json['unit']?.['id'],
      name: A.name,
      new: false,
    });
    await assign(2, A.code);
    await assign(2, B.name);
    await assign(3, B.name);
    const fresh = await assign(4, '新登记的学校');
    expect(fresh.json['unit']).toMatchObject({ name: '新登记的学校', new: true });
    await assign(8, '市属高校');
    expect(await refused(at(bureau), 'assign', '济南市工作任务清单#1', '--unit', '区县政府')).toBe(
      'E_GROUP_EMPTY',
    );
    const detail = await cli(at(bureau), ['task', '济南市工作任务清单#2']);
    expect(detail.json['assignments']).toMatchObject([{ role: 'cooperate' }, { role: 'cooperate' }]);
    expect((await cli(at(bureau), ['tasks', '--unit', B.name])).json['tasks']).toMatchObject([
      { seq: 2 },
      { seq: 3 },
    ]);
    await cli(at(bureau), ['unassign', '济南市工作任务清单#4', '--unit', '新登记的学校']);
    expect(await refused(at(bureau), 'unassign', '济南市工作任务清单#4', '--unit', '没有的单位')).toBe(
      'E_NO_UNIT',
    );
  });

  test('export --all writes one file for each unit, inspect verifies it without a store', async () => {
    const { json } = await cli(at(bureau), ['export', '--all', '--out', at('down')]);
    expect(json['files']).toHaveLength(3);
    for (const file of list(json['files'])) {
      expect(keysOf(file)).toEqual(['bytes', 'id', 'kind', 'path', 'to']);
      expect(file['kind']).toBe('issue');
      expect(keysOf(file['to'] ?? {})).toEqual(['id', 'name']);
      expect(readFileSync(String(file['path'])).length).toBe(file['bytes']);
      files[String(file['to']?.['name'])] = String(file['path']);
    }
    const inspected = await run(['--json', 'inspect', files[A.name] ?? '']);
    expect(inspected.exit).toBe(0);
    expect(keysOf(inspected.json)).toEqual(['bundle', 'counts', 'ok', 'signature']);
    expect(inspected.json).toMatchObject({
      ok: true,
      bundle: { kind: 'issue', from: { name: BUREAU }, to: { name: A.name }, format: '1.1' },
      signature: { valid: true, fingerprint: (await cli(at(bureau), ['whoami'])).json['fingerprint'] },
    });
  });

  test('schools receive: a new sender is refused without --trust-new, taken with it', async () => {
    const file = files[A.name] ?? '';
    const asked = await cli(at(a), ['receive', file], 1);
    expect(asked.json['results']).toMatchObject([{ ok: false, error: { code: 'E_UNKNOWN_SENDER' } }]);
    const dry = await cli(at(a), ['receive', file, '--trust-new', '--dry-run']);
    const real = await cli(at(a), ['receive', file, '--trust-new']);
    expect(real.json['results']).toMatchObject([
      {
        ok: true,
        bundle: { kind: 'issue', from: { name: BUREAU }, to: { name: A.name } },
        counts: dry.json['results']?.[0]?.['counts'],
        receipt: { code: expect.stringMatching(/^\d{4} ?\d{4}$/) },
      },
    ]);
    expect(real.json['results']?.[0]?.['counts']).toMatchObject({ changed: 0, unchanged: 0, refused: 0 });
    await cli(at(b), ['receive', files[B.name] ?? '', '--trust-new']);
    const wrong = await cli(at(b), ['receive', file, '--trust-new'], 1);
    expect(wrong.json['results']).toMatchObject([{ ok: false, error: { code: 'E_NOT_FOR_US' } }]);
    const mine = await cli(at(a), ['tasks', '--mine']);
    expect(list(mine.json['tasks']).map((task: Answer) => [task['seq'], task['mine']?.['role']])).toEqual([
      [1, 'lead'],
      [2, 'cooperate'],
      [4, 'named'],
      [7, 'named'],
      [8, 'cooperate'],
      [16, 'named'],
    ]);
    expect((await cli(at(a), ['tasks', '--unit', A.name])).json['tasks']).toHaveLength(3);
  });

  test('progress adds up in one draft; sign-off locks it; the export goes up', async () => {
    writeFileSync(at('proof.txt'), EVIDENCE_A);
    const progress = (store: string, task: string, ...more: string[]) =>
      cli(at(store), ['progress', task, '--period', PERIOD, ...more]);
    await progress(
      a,
      '#1',
      '--text',
      '甲一',
      '--percent',
      '40',
      '--actual',
      '2=20.5',
      '--evidence',
      at('proof.txt'),
    );
    const second = await progress(a, '#1', '--problems', '经费', '--next', '推进');
    expect(second.json['draft']).toMatchObject({ text: '甲一', percent: 40, problems: '经费', next: '推进' });
    expect(second.json['draft']?.['evidence']).toMatchObject([
      { name: 'proof.txt', bytes: Buffer.byteLength(EVIDENCE_A) },
    ]);
    await progress(a, '#2', '--no-change', '等待细则');
    await progress(b, '#3', '--text', '乙三');
    expect(await refused(at(a), 'progress', '#7', '--period', PERIOD, '--text', 'x')).toBe('E_NOT_OURS');
    expect(await refused(at(a), 'progress', '#1', '--period', '2026-13', '--text', 'x')).toBe('E_BAD_PERIOD');
    expect(await refused(at(a), 'progress', '#1', '--period', PERIOD, '--percent', '101')).toBe(
      'E_BAD_FIELD',
    );
    expect(await refused(at(a), 'progress', '#1', '--period', PERIOD, '--actual', '不存在=1')).toBe(
      'E_BAD_VALUE',
    );
    expect((await cli(at(a), ['sign-off', '--period', PERIOD, '--by', '校长'])).json).toEqual({
      reports: 2,
      periods: [PERIOD],
    });
    expect(await refused(at(a), 'sign-off')).toBe('E_NOTHING_TO_SIGN');
    await cli(at(b), ['sign-off']);
    for (const store of [a, b]) {
      const { json } = await cli(at(store), ['export', '--to', BUREAU, '--out', at(`up-${store}`)]);
      expect(json['files']).toMatchObject([{ kind: 'submit', to: { name: BUREAU } }]);
      files[store] = String(json['files']?.[0]?.['path']);
    }
  });

  test('the bureau receives both, in either order: equal dumps; twice: 0 changes; undo: the exact earlier dump', async () => {
    cpSync(at(bureau), at('bureau-2'), { recursive: true });
    const zero = (await cli(at(bureau), ['dump'])).out;
    const [one, two] = await Promise.all([
      cli(at(bureau), ['receive', files[a] ?? '', files[b] ?? '', '--trust-new']),
      cli(at('bureau-2'), ['receive', files[b] ?? '', files[a] ?? '', '--trust-new']),
    ]);
    expect(list(one.json['results']).map((each: Answer) => each['bundle']?.['from']?.['name'])).toEqual([
      A.name,
      B.name,
    ]);
    expect(list(two.json['results']).map((each: Answer) => each['bundle']?.['from']?.['name'])).toEqual([
      B.name,
      A.name,
    ]);
    const [dump, other] = await Promise.all([cli(at(bureau), ['dump']), cli(at('bureau-2'), ['dump'])]);
    expect(dump.out).toBe(other.out);
    expect(keysOf(dump.json)).toEqual(['records', 'schema']);
    expect(dump.json['schema']).toBe(1);
    expect((await run(['--store', at(bureau), 'dump'])).out).toBe(dump.out);
    const again = await cli(at(bureau), ['receive', files[a] ?? '', files[b] ?? '']);
    const nothing = { new: 0, changed: 0, refused: 0 };
    expect(again.json['results']).toMatchObject([{ counts: nothing }, { counts: nothing }]);
    expect((await cli(at(bureau), ['dump'])).out).toBe(dump.out);
    const undone = await cli(at(bureau), ['undo-receive']);
    expect(undone.json).toEqual({ undone: { bundle: { id: one.json['results']?.[1]?.['bundle']?.['id'] } } });
    const first = String(one.json['results']?.[0]?.['bundle']?.['id']);
    await cli(at(bureau), ['undo-receive', first]);
    expect((await cli(at(bureau), ['dump'])).out).toBe(zero);
    expect(await refused(at(bureau), 'undo-receive')).toBe('E_NOTHING_TO_UNDO');
  });

  test('one bad file of several: exit 1, the others received all the same', async () => {
    writeFileSync(at('cut.tzb'), readFileSync(files[a] ?? '').subarray(0, 1000));
    const { json } = await cli(
      at(bureau),
      ['receive', at('cut.tzb'), files[a] ?? '', at('none.tzb'), '--trust-new'],
      1,
    );
    expect(list(json['results']).map((each: Answer) => each['error']?.['code'] ?? 'ok')).toEqual([
      'E_TRUNCATED',
      'ok',
      'E_FILE_NOT_FOUND',
    ]);
    for (const each of list(json['results']))
      if (!each['ok']) expect(keysOf(each['error'] ?? {})).toEqual(['code', 'hint', 'message']);
    await cli(at(bureau), ['receive', files[b] ?? '', '--trust-new']);
  });

  test('history, report, check, backup and restore', async () => {
    const { json } = await cli(at(bureau), ['history', '济南市工作任务清单#1']);
    const [newest, ...older] = list(json['history']);
    expect(newest).toMatchObject({ who: A.name, via: 'receive', action: 'created', kind: 'report' });
    expect(older.slice(-2)).toMatchObject([
      { via: 'local', kind: 'assignment' },
      { via: 'import', kind: 'task' },
    ]);
    const five = await cli(at(bureau), ['history', '--limit', '5']);
    expect(five.json['history']).toHaveLength(5);
    const xlsx = at('台账.xlsx');
    await cli(at(bureau), ['report', 'ledger', '--ledger', '济南市工作任务清单', '--out', xlsx]);
    expect(readFileSync(xlsx).subarray(0, 2).toString()).toBe('PK');
    expect(await refused(at(bureau), 'report', 'ledger', '--ledger', '没有', '--out', at('x.xlsx'))).toBe(
      'E_NO_LEDGER',
    );
    expect((await cli(at(bureau), ['check'])).json).toEqual({ ok: true, problems: [] });
    const before = (await cli(at(bureau), ['dump'])).out;
    await cli(at(bureau), ['backup', '--out', at('backup.zip')]);
    expect(await refused(at(bureau), 'backup', '--out', at('backup.zip'))).toBe('E_FILE_EXISTS');
    const restored = await cli(at('new', 'place'), ['restore', at('backup.zip')]);
    expect(restored.json['unit']).toMatchObject({ name: BUREAU });
    expect((await cli(at('new', 'place'), ['dump'])).out).toBe(before);
    expect(await refused(at(bureau), 'restore', files[a] ?? '')).toBe('E_NOT_A_BACKUP');
    expect((await cli(at('new', 'place'), ['check'])).json['ok']).toBe(true);
  });

  test('a card is enrolled by trust; a bundle is none', async () => {
    await init('c', '新登记的学校', 'school');
    const card = await cli(at('c'), ['card', '--out', at('card.tzb')]);
    const trusted = await cli(at(bureau), ['trust', at('card.tzb')]);
    expect(trusted.json).toMatchObject({
      unit: { name: '新登记的学校' },
      new: false,
      fingerprint: card.json['fingerprint'],
    });
    expect(await refused(at(bureau), 'trust', files[a] ?? '')).toBe('E_NOT_A_CARD');
    const received = await cli(at(bureau), ['receive', at('card.tzb')], 1);
    expect(received.json['results']).toMatchObject([{ ok: false, error: { code: 'E_IS_CARD' } }]);
  });

  test('assign --printed assigns what the list prints and says what it left out', async () => {
    const { json } = await cli(at('bureau-2'), ['assign', '--printed', '--ledger', '济南市工作任务清单']);
    expect(json['assigned']).toBeGreaterThan(40);
    expect(json['newUnits']).toContain('市人力资源社会保障局');
    expect(Array.isArray(json['emptyGroups'])).toBe(true);
  });
});
