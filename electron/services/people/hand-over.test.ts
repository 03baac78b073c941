import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startOfDate } from '../../../shared/dates.ts';
import {
  A,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
  paperText,
  playMonth,
  receive,
  testFolder,
  type World,
} from '../test-stores.ts';

let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const at = (date: string) => ({ now: () => startOfDate(date) + 9 * 3_600_000 });
const change = {
  posts: ['filler' as const],
  from: '办公室',
  to: '李老师',
  on: '2027-01-15',
  witness: '王主任',
  phone: null,
  unit: null,
};

describe('人员交接', () => {
  test('from the day on tasks, drafts and requests are the successor’s, and what was signed keeps its name', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a, at('2027-01-10'));
    await a.call('saveRequest', { task: '#1', type: 'close', reason: '完成', date: null, text: null });
    const hand = await a.call('getInHand', { person: '办公室' });
    expect(hand.tasks.map(({ number, named }) => [number, named])).toEqual([
      ['1', true],
      ['2', true],
      ['8', false],
    ]);
    expect(hand.open.map(({ kind }) => kind).sort()).toEqual(['draft', 'requestDraft']);
    expect(hand.files).toMatchObject([{ number: '1', count: 1 }]);
    const done = await a.call('handOver', change);
    expect(done).toMatchObject({ tasks: 3, open: 2 });
    expect((await a.call('getSession', {})).operator).toBe('办公室');
    a.close();

    const later = await openUnit(world.a, at('2027-01-15'));
    expect((await later.call('getSession', {})).operator).toBe('李老师');
    expect((await later.call('getInHand', { person: '办公室' })).tasks.map(({ named }) => named)).toEqual([
      false,
    ]);
    expect((await later.call('getInHand', { person: '李老师' })).tasks).toHaveLength(3);
    await later.call('signOff', { period: null, by: '校长' });
    const { reports } = await later.call('getTask', { task: '#8' });
    expect(reports.map(({ filledBy }) => filledBy)).toEqual(['李老师']);
    const [request] = (await later.call('getTask', { task: '#1' })).requests;
    expect(request?.filledBy).toBe('李老师');
    expect((await later.call('getTask', { task: '#1' })).reports.map(({ filledBy }) => filledBy)).toEqual([
      '办公室',
    ]);
  });

  test('who comes back holds the post again, and a change that is recorded already is refused with who took over', async () => {
    const world = copyWorld(played);
    const away = await openUnit(world.a, at('2027-01-15'));
    await away.call('handOver', change);
    const again = await away.refusal('handOver', change);
    expect(again.code).toBe('E_HANDED_OVER');
    expect(again.message).toContain('李老师');
    await away.call('handOver', { ...change, from: '李老师', to: '办公室', on: '2027-06-01' });
    away.close();
    const back = await openUnit(world.a, at('2027-06-01'));
    expect((await back.call('getSession', {})).operator).toBe('办公室');
    expect((await back.call('getInHand', { person: '办公室' })).tasks.length).toBeGreaterThan(0);
  });

  test('a draft that was handed in before is signed off under the successor', async () => {
    const world = copyWorld(played);
    const a = await openUnit(world.a, at('2027-01-10'));
    await a.call('sendForReview', { period: PERIOD, by: '办公室' });
    await a.call('handOver', change);
    a.close();
    const later = await openUnit(world.a, at('2027-02-01'));
    await later.call('signOff', { period: PERIOD, by: '校长' });
    const [report] = (await later.call('getTask', { task: '#8' })).reports;
    expect(report?.filledBy).toBe('李老师');
  });

  test('is one step that can be taken back, and is in the history', async () => {
    const a = await openUnit(copyWorld(played).a, at('2027-01-20'));
    const before = a.dump();
    await a.call('handOver', change);
    expect((await a.call('getSession', {})).operator).toBe('李老师');
    await a.call('undoStep', { id: null });
    expect((await a.call('getSession', {})).operator).toBe('办公室');
    expect(a.dump()).toBe(before);
  });

  test('a new 联络员 is called with the new telephone, from the day on', async () => {
    const bureau = await openUnit(copyWorld(played).bureau, at('2027-01-20'));
    const [entry] = (await bureau.call('listUnits', {})).filter(({ name }) => name === A.name);
    if (!entry) throw new Error('A is registered');
    const { name, code, kind, district, aliases, groups } = entry;
    await bureau.call('saveUnit', {
      id: entry.id,
      unit: { name, code, kind, district, aliases, groups, contactPerson: '张三', phone: '8601' },
    });
    const contact = {
      ...change,
      posts: ['contact' as const],
      from: '张三',
      to: '李四',
      phone: '8602',
      unit: A.name,
    };
    await bureau.call('handOver', contact);
    const after = (await bureau.call('listUnits', {})).find(({ id }) => id === entry.id);
    expect(after).toMatchObject({ contactPerson: '李四', phone: '8602' });
    expect((await bureau.refusal('handOver', { ...contact, posts: ['filler'] })).code).toBe('E_ONLY_CONTACT');
  });

  test('who left whom stays inside the unit: no bundle tells it', async () => {
    const world = copyWorld(played);
    const bureau = await openUnit(world.bureau, at('2027-01-20'));
    await bureau.call('handOver', { ...change, from: '督办科', to: '接任的人' });
    const [down] = await exportTo(bureau, A.name);
    const a = await openUnit(world.a, at('2027-01-20'));
    await receive(a, down ?? '');
    expect(a.dump()).not.toContain('接任的人');
    await a.call('handOver', { ...change, to: '校内接任' });
    const [up] = await exportTo(a, 'all');
    await receive(bureau, up ?? '');
    expect(bureau.dump()).not.toContain('校内接任');
  });

  test('what is asked wrongly is refused by name', async () => {
    const a = await openUnit(copyWorld(played).a, at('2027-01-20'));
    expect((await a.refusal('handOver', { ...change, to: ' 办公室 ' })).code).toBe('E_SAME_PERSON');
    await a.call('handOver', change);
    expect((await a.refusal('handOver', change)).code).toBe('E_HANDED_OVER');
    expect((await a.refusal('handOver', { ...change, unit: '没有的学校' })).code).toBe('E_NO_UNIT');
  });
});

test('交接清单 names what is handed over and is signed by three', async () => {
  const a = await openUnit(copyWorld(played).a, at('2027-01-20'));
  const dir = testFolder();
  const proof = join(dir, 'proof.txt');
  writeFileSync(proof, '佐证');
  const item = await a.call('addEvidence', { task: '#8', period: PERIOD, path: proof });
  await a.call('saveDraft', { task: '#8', period: PERIOD, draft: draft({ text: '在办', evidence: [item] }) });
  const text = await paperText(a, {
    kind: 'handover',
    handover: { ...change, posts: ['filler', 'contact'] },
  });
  for (const piece of ['岗位', '李老师接任（原为办公室）', '佐证材料', '未签发的进展', '监交人', '王主任'])
    expect(text).toContain(piece);
  expect(text).not.toContain('担任责任人');
});

test('交接清单 of a 责任人 lists what that person answers for, also where another reports it', async () => {
  const a = await openUnit(copyWorld(played).a, at('2027-01-20'));
  await a.call('saveOwner', { tasks: ['#1', '#2'], owner: '周主任', leader: '赵副校长' });
  const { title } = (await a.call('getTask', { task: '#2' })).row;
  const hand = await a.call('getInHand', { person: '周主任' });
  expect(hand.answersFor.map(({ number, posts }) => [number, posts])).toEqual([
    ['1', ['owner']],
    ['2', ['owner']],
  ]);
  const leaving = { ...change, from: '周主任', to: '郑老师' };
  const text = await paperText(a, { kind: 'handover', handover: { ...leaving, posts: ['owner'] } });
  for (const piece of [
    '二、担任责任人、分管领导的任务（2 项）',
    title,
    '郑老师接任（原为周主任）',
    '三、未了事项',
  ])
    expect(text).toContain(piece);
  const leader = await paperText(a, { kind: 'handover', handover: { ...leaving, posts: ['leader'] } });
  expect(leader).toContain('担任责任人、分管领导的任务（0 项）');
  const filler = await paperText(a, { kind: 'handover', handover: change });
  for (const piece of ['周主任', '赵副校长']) expect(filler).toContain(piece);
});
