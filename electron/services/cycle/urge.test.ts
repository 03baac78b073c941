import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  A,
  B,
  BUREAU,
  draft,
  exportTo,
  jinan,
  openUnit,
  receive,
  testFolder,
  unitRow,
} from '../test-stores.ts';

/** 2026-11-26 12:00 in +08:00. */
const NOON = Date.UTC(2026, 10, 26, 4);
const DAY = 86_400_000;

/** A bureau and a school, on one clock that the test moves. */
async function bureauAndSchool() {
  const root = testFolder();
  let at = NOON;
  const options = { now: () => at };
  const bureau = await openUnit(join(root, 'bureau'), options);
  await bureau.call('createUnit', { name: BUREAU, role: 'bureau', code: null, operator: '督办科' });
  await bureau.call('importList', { path: jinan, edits: [] });
  await bureau.call('addUnits', {
    rows: [
      unitRow(A.name, { code: A.code, kind: 'school', contactPerson: '王老师', phone: '0531-1' }),
      unitRow(B.name, { code: B.code, kind: 'school' }),
    ],
  });
  await bureau.call('assignUnits', {
    tasks: ['#1', '#2'],
    units: [A.name, B.name],
    role: 'cooperate',
    group: null,
  });
  const school = await openUnit(join(root, 'school'), options);
  await school.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: '办公室' });
  const down = async () => receive(school, (await exportTo(bureau, A.name))[0] ?? '');
  const up = async () => receive(bureau, (await exportTo(school, 'all'))[0] ?? '');
  const later = (days: number) => {
    at += days * DAY;
  };
  await down();
  return { bureau, school, down, up, later };
}

describe('assigning to units that a filter found', () => {
  test('all tasks go to all units, or none do', async () => {
    const { bureau } = await bureauAndSchool();
    const again = {
      tasks: ['#1', '#2', '#3'],
      units: [A.name, B.name],
      role: 'cooperate',
      group: null,
    } as const;
    expect(
      await bureau.call('assignUnits', { ...again, tasks: [...again.tasks], units: [...again.units] }),
    ).toEqual({
      units: 2,
      assigned: 2,
      unchanged: 4,
    });
    const before = bureau.dump();
    const refused = await bureau.refusal('assignUnits', {
      tasks: ['#4'],
      units: [A.name, '没有的单位'],
      role: 'lead',
      group: null,
    });
    expect(refused.code).toBe('E_NO_UNIT');
    expect(bureau.dump()).toBe(before);
  });

  test('who leads a task still leads it after everybody was asked to cooperate', async () => {
    const { bureau } = await bureauAndSchool();
    await bureau.call('assign', { tasks: ['#3'], unit: A.name, role: 'lead' });
    const result = await bureau.call('assignUnits', {
      tasks: ['#3'],
      units: [A.name, B.name],
      role: 'cooperate',
      group: null,
    });
    expect(result).toEqual({ units: 2, assigned: 1, unchanged: 1 });
    const { assignments } = await bureau.call('getTask', { task: '#3' });
    expect(assignments.find(({ unit }) => unit.name === A.name)?.role).toBe('lead');
  });

  test('a unit renamed in the middle of the year keeps its tasks, and is found by both names', async () => {
    const { bureau } = await bureauAndSchool();
    const unit = (await bureau.call('listUnits', {})).find(({ name }) => name === A.name);
    await bureau.call('saveUnit', {
      id: unit?.id ?? '',
      unit: unitRow('济南职业大学', { code: A.code, kind: 'school', aliases: [A.name] }),
    });
    const result = await bureau.call('assignUnits', {
      tasks: ['#1', '#3'],
      units: [A.name],
      role: 'cooperate',
      group: null,
    });
    expect(result).toEqual({ units: 1, assigned: 1, unchanged: 1 });
    const { assignments } = await bureau.call('getTask', { task: '#1' });
    expect(assignments.map((a) => a.unit.name)).toContain('济南职业大学');
  });
});

describe('催办', () => {
  test('nobody is on the list before a report is missing; then each unit stands there with whom to ring', async () => {
    const { bureau, later } = await bureauAndSchool();
    expect((await bureau.call('listUrging', {})).units).toEqual([]);
    later(5);
    const { units } = await bureau.call('listUrging', {});
    expect(units.map(({ unit, contact, phone, missing }) => [unit.name, contact, phone, missing])).toEqual([
      [B.name, null, null, 2],
      [A.name, '王老师', '0531-1', 2],
    ]);
    expect(units[1]?.tasks[0]).toMatchObject({ seq: 1, missed: ['2026-11'], days: 1, urged: 0, answered: 0 });
  });

  test('an urge goes to the school it is for, stands among its reminders, and is answered by a report', async () => {
    const { bureau, school, down, up, later } = await bureauAndSchool();
    later(5);
    await bureau.call('urge', {
      items: [{ task: '#1', unit: A.name }],
      text: '请补报',
      limit: '2026-12-05',
      by: null,
    });
    await down();
    const [urge] = (await school.call('getTask', { task: '#1' })).urges;
    expect(urge).toMatchObject({ text: '请补报', limit: '2026-12-05', by: '督办科', answered: false });
    expect((await school.call('getWorkbench', {})).reminders[0]).toMatchObject({
      kind: 'urged',
      date: '2026-12-05',
    });
    later(1);
    await school.call('saveDraft', { task: '#1', period: '2026-11', draft: draft({ text: '补报的进展' }) });
    await school.call('signOff', { period: null, by: '校长' });
    await up();
    const a = (await bureau.call('listUrging', {})).units.find(({ unit }) => unit.name === A.name);
    expect(a).toMatchObject({ urged: 1, answered: 1, missing: 1 });
    expect(a?.tasks.find(({ seq }) => seq === 1)).toMatchObject({ missed: [], late: ['2026-11'] });
    expect((await school.call('getTask', { task: '#1' })).urges[0]?.answered).toBe(true);
  });

  test('another school sees nothing of it', async () => {
    const { bureau, later } = await bureauAndSchool();
    later(5);
    await bureau.call('urge', {
      items: [{ task: '#1', unit: B.name }],
      text: '只给乙校',
      limit: '2026-12-05',
      by: null,
    });
    const root = testFolder();
    const school = await openUnit(join(root, 'a'));
    await school.call('createUnit', { name: A.name, role: 'school', code: A.code, operator: null });
    await receive(school, (await exportTo(bureau, A.name))[0] ?? '');
    expect(school.dump()).not.toContain('只给乙校');
  });

  test('without a demand, with a day that has passed, or for a unit that does not hold the task, nobody is urged', async () => {
    const { bureau } = await bureauAndSchool();
    const items = [{ task: '#1', unit: A.name }];
    const refusals = [
      [{ items, text: '　', limit: '2026-12-05', by: null }, 'E_URGE_EMPTY'],
      [{ items, text: '请补报', limit: '2026-11-25', by: null }, 'E_URGE_LIMIT'],
      [
        { items: [{ task: '#3', unit: A.name }], text: '请补报', limit: '2026-12-05', by: null },
        'E_NOT_ASSIGNED',
      ],
    ] as const;
    for (const [{ items: given, ...args }, code] of refusals) {
      const refused = await bureau.refusal('urge', { ...args, items: [...given] });
      expect(refused.code).toBe(code);
    }
    expect((await bureau.call('listUrging', {})).units).toEqual([]);
  });
});
