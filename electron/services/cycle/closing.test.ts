import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Args } from '../../../shared/contract.ts';
import {
  A,
  B,
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

interface Town {
  readonly bureau: TestUnit;
  /** Leads task 2. */
  readonly a: TestUnit;
  /** Cooperates in it. */
  readonly b: TestUnit;
  readonly up: (from: TestUnit) => Promise<unknown>;
  readonly down: (to: TestUnit, name: string) => Promise<unknown>;
}

async function town(lines?: Args<'saveChecklist'>['lines']): Promise<Town> {
  const world = copyWorld(played);
  const [bureau, a, b] = [await openUnit(world.bureau), await openUnit(world.a), await openUnit(world.b)];
  const file = async (from: TestUnit, to: string) => (await exportTo(from, to, testFolder()))[0] ?? '';
  const up = async (from: TestUnit) => receive(bureau, await file(from, 'all'));
  const down = async (to: TestUnit, name: string) => receive(to, await file(bureau, name));
  await receive(bureau, world.up.a);
  await receive(bureau, world.up.b);
  await bureau.call('assign', { tasks: ['#2'], unit: A.name, role: 'lead' });
  const ledger = (await bureau.call('listLedgers', {}))[0]?.id ?? '';
  if (lines !== undefined) await bureau.call('saveChecklist', { ledger, lines });
  await down(a, A.name);
  await down(b, B.name);
  return { bureau, a, b, up, down };
}

const task = '#2';
const cycle = async (unit: TestUnit) => unit.call('getTask', { task });
const missing = async (unit: TestUnit) =>
  (await cycle(unit)).checklist.filter(({ result }) => result === 'missing').map(({ id }) => id);
const review = (change: Partial<Args<'review'>> = {}): Args<'review'> => ({
  task,
  unit: A.name,
  report: null,
  request: null,
  verdict: 'accept',
  text: '',
  date: null,
  strikeOff: true,
  conclusion: null,
  approvedBy: '局长',
  ...change,
});
const sign = (change: Partial<Args<'countersign'>> = {}): Args<'countersign'> => ({
  task,
  unit: null,
  answer: 'agreed',
  text: '',
  by: '乙校办公室',
  ...change,
});
const close = { task, type: 'close', reason: '已完成，形成长效机制', date: null, text: null } as const;

describe('会签', () => {
  test('a cooperating unit countersigns, and the lead sees it by way of the body above', async () => {
    const { bureau, a, b, up, down } = await town();
    expect((await cycle(a)).countersigns).toMatchObject([
      { unit: { name: B.name }, answer: null, writable: true },
    ]);
    expect((await cycle(bureau)).countersigns).toMatchObject([{ answer: null, writable: false }]);
    await b.call('countersign', sign());
    await up(b);
    expect((await cycle(bureau)).countersigns).toMatchObject([{ answer: 'agreed', by: '乙校办公室' }]);
    await down(a, A.name);
    expect((await cycle(a)).countersigns).toMatchObject([{ answer: 'agreed', recordedBy: null }]);
    expect(await down(a, A.name)).toMatchObject({ counts: { changed: 0, refused: 0 } });
  });

  test('the lead records what it has on paper, and it says who recorded it', async () => {
    const { bureau, a, up } = await town();
    await a.call('countersign', sign({ unit: B.name, answer: 'objected', text: '数据待核实' }));
    await up(a);
    expect((await cycle(bureau)).countersigns).toMatchObject([
      { unit: { name: B.name }, answer: 'objected', text: '数据待核实', recordedBy: { name: A.name } },
    ]);
  });

  test('nobody else speaks for a unit, an objection has its words, and the lead does not countersign', async () => {
    const { a, b } = await town();
    expect((await b.refusal('countersign', sign({ unit: A.name }))).code).toBe('E_NO_COUNTERSIGN');
    expect((await a.refusal('countersign', sign())).code).toBe('E_NO_COUNTERSIGN');
    expect((await b.refusal('countersign', sign({ answer: 'objected', text: ' ' }))).code).toBe(
      'E_WHY_NEEDED',
    );
    expect((await b.refusal('countersign', sign({ task: '#3' }))).code).toBe('E_NO_COUNTERSIGN');
  });

  test('what the unit says itself, later, goes before what the lead recorded', async () => {
    const { bureau, a, b, up } = await town();
    await a.call('countersign', sign({ unit: B.name, by: '甲校代记' }));
    await b.call('countersign', sign());
    await up(b);
    await up(a);
    expect((await cycle(bureau)).countersigns).toMatchObject([{ by: '乙校办公室', recordedBy: null }]);
  });
});

describe('销号核验清单', () => {
  test('the school sees what is still missing; what it states travels with its request', async () => {
    const { bureau, a, b, up, down } = await town(null);
    expect(await missing(a)).toEqual(['countersigned', 'closingNote']);
    await a.call('saveRequest', close);
    expect(await missing(a)).toEqual(['countersigned']);
    await a.call('signOff', { period: null, by: '校长' });
    await up(a);
    const refused = await bureau.refusal('review', review());
    expect(refused.code).toBe('E_CHECKLIST');
    expect(refused.message).toContain(`还没有会签：${B.name}`);
    const inEnglish = await bureau.refusal('review', review(), { language: 'en' });
    expect(inEnglish.message).toContain('not countersigned by');
    await b.call('countersign', sign());
    await up(b);
    expect((await bureau.call('review', review())).state).toBe('struckOff');
    await down(a, A.name);
    expect((await cycle(a)).row.state).toBe('struckOff');
  });

  test('a line that is not met is explained by the school or stated by who verifies', async () => {
    const { bureau, a, up } = await town(null);
    const explained = [{ line: 'countersigned', result: 'fail', note: '乙校已撤并，由我校承担' }] as const;
    await a.call('saveRequest', { ...close, checklist: [...explained] });
    expect(await missing(a)).toEqual([]);
    await a.call('signOff', { period: null, by: '校长' });
    await up(a);
    expect((await bureau.call('review', review())).state).toBe('struckOff');

    const other = await town(null);
    await other.a.call('saveRequest', close);
    await other.a.call('signOff', { period: null, by: '校长' });
    await other.up(other.a);
    const stated = [{ line: 'countersigned', result: 'notApplicable', note: '' }] as const;
    expect((await other.bureau.call('review', review({ checklist: [...stated] }))).state).toBe('struckOff');
  });

  test('the number of files that the bureau asks for counts', async () => {
    const lines = [
      { id: 'evidence', check: 'evidence', text: '验收材料', required: true, least: 2 },
      { id: 'visit', check: 'byHand', text: '现场核验', required: true, least: null },
      { id: 'public', check: 'byHand', text: '公示', required: false, least: null },
    ] as const;
    const { bureau, a, up } = await town([...lines]);
    await a.call('saveRequest', close);
    await a.call('signOff', { period: null, by: '校长' });
    await up(a);
    expect((await bureau.refusal('review', review())).message).toContain('需要 2 份，现有 0 份');
    const checklist = [
      { line: 'evidence', result: 'fail', note: '材料在局档案室' },
      { line: 'visit', result: 'pass', note: '' },
    ] as const;
    expect((await bureau.call('review', review({ checklist: [...checklist] }))).state).toBe('struckOff');
  });

  test('without a checklist, and once it is put out of force, striking off is as it was', async () => {
    const { bureau, a, up } = await town(null);
    const ledger = (await bureau.call('listLedgers', {}))[0]?.id ?? '';
    expect((await bureau.call('getChecklist', { ledger })).version).toBe(1);
    expect((await bureau.call('saveChecklist', { ledger, lines: [] })).version).toBe(2);
    await a.call('saveRequest', close);
    await a.call('signOff', { period: null, by: '校长' });
    await up(a);
    expect((await bureau.call('review', review())).state).toBe('struckOff');
    expect((await a.refusal('saveChecklist', { ledger, lines: [] })).code).toBe('E_NOT_ISSUER');
  });
});
