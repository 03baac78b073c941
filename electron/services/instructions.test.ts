import { afterAll, beforeAll, describe, expect, test } from 'vitest';
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
} from './test-stores.ts';

let world: World;
beforeAll(async () => {
  world = await playMonth(testFolder(afterAll));
});

const words = {
  by: '分管局领导',
  on: '2026-11-20',
  text: '请抓紧，月底前报结果。',
  source: '督查专报第 3 期',
};
const about = (task: string | null, more: { units?: string[]; due?: string | null } = {}) => ({
  task,
  ...words,
  units: [],
  due: null,
  ...more,
});
const question = { ledger: null, period: '2026-11', system: 'c1', by: 'share' } as const;

async function bureauOf(): Promise<{ readonly bureau: TestUnit; readonly copy: World }> {
  const copy = copyWorld(world);
  return { bureau: await openUnit(copy.bureau), copy };
}

describe('领导批示', () => {
  test('is kept with the task, goes down with it, and is taken back as one step', async () => {
    const { bureau, copy } = await bureauOf();
    const before = bureau.dump();
    expect(await bureau.call('instruct', about('#1'))).toMatchObject({ new: false });
    await bureau.call('instruct', { ...about('#1'), text: '再报。', source: null });
    expect((await bureau.call('getTask', { task: '#1' })).instructions).toMatchObject([
      words,
      { ...words, text: '再报。', source: null },
    ]);
    const school = await openUnit(copy.a);
    await receive(school, (await exportTo(bureau, A.name))[0] ?? '');
    expect((await school.call('getTask', { task: '#1' })).instructions).toHaveLength(2);
    const { bureau: other } = await bureauOf();
    await other.call('instruct', about('#1'));
    await other.call('undoStep', { id: null });
    expect(other.dump()).toBe(before);
  });

  test('becomes a task that is assigned and tracked like any other', async () => {
    const { bureau, copy } = await bureauOf();
    const text =
      '各校要在一个月内完成实训室安全排查，逐项建账，发现问题立即整改，整改情况由牵头单位汇总后书面报告。';
    const made = await bureau.call('instruct', {
      ...about(null, { units: [A.name, B.name], due: '2026-12-20' }),
      text: `${text}${text}`,
    });
    const { row, assignments, instructions } = await bureau.call('getTask', { task: made.task });
    expect(row).toMatchObject({ seq: 1, state: 'assigned', deadline: { kind: 'by', date: '2026-12-20' } });
    expect(row.detail).toBe(`${text}${text}`);
    expect(assignments.map(({ unit, role }) => [unit.name, role])).toEqual([
      [A.name, 'lead'],
      [B.name, 'cooperate'],
    ]);
    expect(instructions).toHaveLength(1);
    const school = await openUnit(copy.a);
    await receive(school, (await exportTo(bureau, A.name))[0] ?? '');
    const arrived = await school.call('getTask', { task: made.task });
    expect(arrived.row.state).toBe('awaitingAcknowledgement');
    expect(arrived.canReport).toBe(true);
    const tracked = await bureau.call('listInstructions', {});
    expect(tracked).toMatchObject([{ by: words.by, task: made.task, ledger: { title: '领导批示件' } }]);
    const second = await bureau.call('instruct', about(null));
    expect(second.ledger).toBe(made.ledger);
    expect(await school.call('listInstructions', {})).toEqual([]);
  });

  test('is never counted: the figures are the same with it and without', async () => {
    const { bureau } = await bureauOf();
    const before = await bureau.call('getFigures', question);
    await bureau.call('instruct', about('#1'));
    await bureau.call('instruct', about('#2'));
    expect(await bureau.call('getFigures', question)).toEqual(before);
  });

  test('about a task of another body it stays inside: what was issued is not touched', async () => {
    const { copy } = await bureauOf();
    const school = await openUnit(copy.a);
    expect(await school.call('instruct', about('#1'))).toMatchObject({ inside: true, new: false });
    const { instructions, inside } = await school.call('getTask', { task: '#1' });
    expect([instructions.length, inside.length]).toEqual([0, 1]);
    expect(await school.call('listInstructions', {})).toEqual([]);
  });

  test('is refused where a unit is unknown, or a task has units already', async () => {
    const { bureau } = await bureauOf();
    const before = bureau.dump();
    expect((await bureau.refusal('instruct', about(null, { units: ['没有的学校'] }))).code).toBe('E_NO_UNIT');
    expect((await bureau.refusal('instruct', about('#1', { due: '2026-12-31' }))).code).toBe(
      'E_INSTRUCTION_TASK',
    );
    expect((await bureau.refusal('instruct', { ...about('#1'), text: ' ' })).code).toBe('E_BAD_CALL');
    expect(bureau.dump()).toBe(before);
  });
});
