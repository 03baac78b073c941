import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Args } from '../../../shared/contract.ts';
import type { DifferenceView } from '../../../shared/model/views.ts';
import {
  A,
  archiveOf,
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

/** One report signed off on two PCs of a school, differing in everything that a report says. */
let played: World;
beforeAll(async () => {
  played = await playMonth(testFolder(afterAll));
});

const TARGETS = ['课程不少于 9 门', '培训 20 人'] as const;
const STEPS = ['2027年3月底前完成论证', '2027年6月完成建设'] as const;

async function signedTwice() {
  const world = copyWorld(played);
  const bureau = await openUnit(world.bureau);
  const target = (text: string) => ({ text, subject: text, unit: '个', comparator: '>=', value: 9 });
  const changes = {
    indicators: TARGETS.map((text) => ({ ...target(text), min: null, max: null })),
    deadline: {
      kind: 'by',
      text: STEPS.join('，'),
      date: '2027-06',
      milestones: STEPS.map((text, at) => ({ text, date: at === 0 ? '2027-03' : '2027-06' })),
    },
  };
  await bureau.call('editTask', { task: '#8', changes } as Args<'editTask'>);
  const one = await openUnit(world.a);
  await receive(one, (await exportTo(bureau, A.name))[0] ?? '');
  const two = await openUnit(join(testFolder(), 'two'));
  await receive(two, await archiveOf(one));
  const { indicators, milestones } = await one.call('getTask', { task: '#8' });
  const [courses = '', people = ''] = indicators.map(({ id }) => id);
  const step = milestones[0]?.text ?? '';
  for (const [unit, name, count] of [
    [one, '甲机', 1],
    [two, '乙机', 2],
  ] as const) {
    const path = join(world.root, `${name}.txt`);
    writeFileSync(path, name);
    const item = await unit.call('addEvidence', { task: '#8', period: PERIOD, path });
    const says = draft({
      text: `${name}的进展`,
      percent: count * 10,
      actuals: [
        { indicator: courses, value: count },
        { indicator: people, value: 5 },
      ],
      problems: `${name}的问题`,
      next: `${name}的打算`,
      coordination: `${name}要协调`,
      evidence: [item],
      ...(step !== '' && { reached: [{ milestone: step, on: `2026-11-0${count}`, by: name }] }),
    });
    await unit.call('saveDraft', { task: '#8', period: PERIOD, draft: says });
    await unit.call('signOff', { period: PERIOD, by: '校长' });
  }
  await receive(one, await archiveOf(two));
  const [found] = (await one.call('listDifferences', {})).filter(({ kind }) => kind === 'report');
  if (!found) throw new Error('the two reports differ');
  return { world, one, two, found, courses, step };
}

const names = ({ values }: DifferenceView) =>
  values[0]?.parts.map(({ field, label }) => (label === null ? field : `${field} ${label}`));
const counted = async (unit: TestUnit) =>
  (await unit.call('getTask', { task: '#8' })).reports.find(({ replaced }) => !replaced);

test('every field in which two signed reports differ is shown with both values, a figure by its indicator', async () => {
  const { found, step } = await signedTwice();
  expect(step).not.toBe('');
  expect(names(found)).toEqual([
    'text',
    'percent',
    `actuals ${TARGETS[0]}`,
    'reached',
    'problems',
    'next',
    'coordination',
    'evidence',
  ]);
  const said = (field: string) =>
    found.values.map(({ parts }) => parts.find((part) => part.field === field)?.value);
  expect(said('percent').toSorted()).toEqual([10, 20]);
  expect(said('actuals').toSorted()).toEqual([1, 2]);
});

test('a third report takes each field from either or says it anew; all three stay, and both PCs agree', async () => {
  const { one, two, found, courses } = await signedTwice();
  const [first, second] = found.values;
  const from = (value: typeof first, field: string) => {
    const part = value?.parts.find((each) => each.field === field);
    if (!part) throw new Error(`nothing is said of ${field}`);
    return { field: part.field, about: part.about, value: part.value };
  };
  const parts = [
    { field: 'text', about: null, value: '商定的进展' },
    { field: 'percent', about: null, value: 15 },
    { field: 'actuals', about: courses, value: 3 },
    from(second, 'problems'),
    from(second, 'evidence'),
    from(second, 'reached'),
  ] as const;
  await one.call('settleDifference', { id: found.id, choose: null, parts: [...parts] });
  const third = await counted(one);
  expect(third).toMatchObject({
    version: 2,
    text: '商定的进展',
    percent: 15,
    problems: from(second, 'problems').value,
    next: from(first, 'next').value,
    coordination: from(first, 'coordination').value,
    evidence: from(second, 'evidence').value,
    reached: from(second, 'reached').value,
  });
  expect(third?.actuals.map(({ value }) => value).toSorted()).toEqual([3, 5]);
  expect(await one.call('listDifferences', {})).toEqual([]);
  expect((await one.call('getTask', { task: '#8' })).reports).toHaveLength(3);
  await receive(two, await archiveOf(one));
  expect(await two.call('listDifferences', {})).toEqual([]);
  expect(await counted(two)).toEqual(third);
});

test('one of the two can be chosen with some fields said otherwise', async () => {
  const { one, found } = await signedTwice();
  await one.call('settleDifference', {
    id: found.id,
    choose: 1,
    parts: [{ field: 'percent', about: null, value: null }],
  });
  const [, second] = found.values;
  expect(await counted(one)).toMatchObject({ text: second?.value, percent: null });
});

test.each([
  ['a percentage that is none', { field: 'percent', about: null, value: 200 }, 'E_BAD_FIELD'],
  ['a figure in words', { field: 'actuals', about: null, value: '三门' }, 'E_BAD_FIELD'],
  ['a text that is none', { field: 'text', about: null, value: 7 }, 'E_BAD_FIELD'],
] as const)('%s is refused, and the difference stays open', async (_, part, code) => {
  const { one, found } = await signedTwice();
  const refused = await one.refusal('settleDifference', { id: found.id, choose: null, parts: [part] });
  expect(refused.code).toBe(code);
  expect(await one.call('listDifferences', {})).toEqual([found]);
});

test('a third report that says nothing is refused', async () => {
  const { one, found } = await signedTwice();
  const silent = found.values[0]?.parts.map(({ field, about }) => ({
    field,
    about,
    value:
      field === 'evidence' ? [] : typeof found.values[0]?.value === 'string' && field === 'text' ? '' : null,
  }));
  const texts = new Set(['text', 'problems', 'next']);
  const parts = (silent ?? []).map((part) => (texts.has(part.field) ? { ...part, value: '' } : part));
  const { indicators } = await one.call('getTask', { task: '#8' });
  const figures = indicators.map(({ id }) => ({ field: 'actuals' as const, about: id, value: null }));
  const all = [...parts.filter(({ field }) => field !== 'actuals'), ...figures];
  expect((await one.refusal('settleDifference', { id: found.id, choose: null, parts: all })).code).toBe(
    'E_EMPTY_REPORT',
  );
});
