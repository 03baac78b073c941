import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  A,
  copyWorld,
  draft,
  exportTo,
  openUnit,
  PERIOD,
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

async function section(name: string): Promise<TestUnit> {
  const unit = await openUnit(join(testFolder(), 'store'));
  await unit.call('createUnit', { name, role: 'section', code: null, operator: `${name}经办` });
  return unit;
}

test('a school gives a row to its sections, by file to one and on paper to the other, and rolls both up before it signs off', async () => {
  const world = copyWorld(played);
  const [bureau, school] = [await openUnit(world.bureau), await openUnit(world.a)];
  await receive(bureau, world.up.a);
  expect((await school.call('getSession', {})).issues).toBe(false);
  const given = await school.call('delegate', {
    task: '#8',
    sections: ['教务处', '学生处'],
    due: '2026-11-20',
  });
  expect(given.newSections).toEqual(['教务处', '学生处']);
  expect(given.sections.map(({ number, unit, due }) => [number, unit.name, due])).toEqual([
    ['8.1', '教务处', '2026-11-20'],
    ['8.2', '学生处', '2026-11-20'],
  ]);
  expect((await school.call('getSession', {})).issues).toBe(true);
  expect((await school.call('listUnits', {})).find(({ name }) => name === '教务处')?.kind).toBe('section');
  // The row that came from the body is as it was, and so is what goes up.
  const before = await school.call('getTask', { task: given.sections[0]?.task ?? '' });
  expect(before.above?.number).toBe('8');

  const office = await section('教务处');
  await receive(office, (await exportTo(school, '教务处'))[0] ?? '');
  const [task] = await office.call('listTasks', { mine: true });
  expect(task?.title).toContain('（教务处）');
  await office.call('saveDraft', {
    task: task?.id ?? '',
    period: PERIOD,
    draft: draft({ text: '开课 3 门', problems: '缺教师' }),
  });
  await office.call('signOff', { period: PERIOD, by: '处长' });
  await receive(school, (await exportTo(office, 'all'))[0] ?? '');

  // 学生处 has no PC: its clerk's slip is typed by the school's.
  const paper = given.sections[1]?.task ?? '';
  await school.call('transcribeReport', {
    task: paper,
    unit: '学生处',
    period: PERIOD,
    report: draft({ text: '走访 20 户' }),
    source: 'paper',
    from: '李老师',
    by: '办公室',
  });
  const source = (await school.call('listTasks', {})).find(({ seq, editable }) => seq === 8 && !editable);
  const collected = await school.call('collectSections', { task: source?.id ?? '' });
  expect(collected).toEqual({ collected: 2, missing: [], period: PERIOD });
  const mine = await school.call('getTask', { task: source?.id ?? '' });
  expect(mine.draft?.text).toContain('【教务处】开课 3 门\n【学生处】走访 20 户');
  expect(mine.draft?.problems).toBe('【教务处】缺教师');
  await school.call('signOff', { period: PERIOD, by: '校长' });
  const { files } = await school.call('exportBundles', {
    to: [(await bureau.call('getSession', {})).unit?.name ?? ''],
    dir: testFolder(),
    kind: 'submit',
  });
  await receive(bureau, files[0]?.path ?? '');
  expect((await bureau.call('getTask', { task: '#8' })).row.progress?.text).toContain('【教务处】开课 3 门');
  // Nothing of the inside but that text reaches the body.
  for (const inside of ['教务处经办', '处长', '李老师']) expect(bureau.dump()).not.toContain(inside);
});

test('one section gets the row as it is; taken back, nothing of it was ever there', async () => {
  const school = await openUnit(copyWorld(played).a);
  const before = school.dump();
  const given = await school.call('delegate', { task: '#1', sections: ['教务处'], due: null });
  expect(given.sections.map(({ number }) => number)).toEqual(['1']);
  await school.call('undoStep', { id: null });
  expect(school.dump()).toBe(before);
  await school.call('redoStep', { id: null });
  const [known] = (await school.call('delegate', { task: given.task.id, sections: ['总务处'], due: null }))
    .sections;
  expect(known).toBeUndefined();
});

test('what cannot be given on, or collected, says why', async () => {
  const school = await openUnit(copyWorld(played).a);
  const refused = async (task: string, ...sections: string[]) =>
    (await school.refusal('delegate', { task, sections, due: null })).code;
  expect(await refused('#4', '教务处')).toBe('E_NOT_OURS');
  expect(await refused('#1', A.name)).toBe('E_SECTION_ABOVE');
  expect(await refused('#1', '济南市教育局')).toBe('E_SECTION_ABOVE');
  expect((await school.refusal('collectSections', { task: '#1' })).code).toBe('E_NO_SECTION_REPORT');
});
