import { expect, test } from 'vitest';
import type { RollLine } from '../../../shared/model/views.ts';
import {
  filteredLines,
  marked,
  noRollFilter,
  proposedChoice,
  rollTasks,
  withDueForPast,
} from './roll-choice.ts';

const line = (task: string, change: Partial<RollLine> = {}): RollLine => ({
  task,
  number: task,
  partOf: null,
  category: null,
  title: `任务${task}`,
  units: [],
  state: 'inProgress',
  deadline: { kind: 'ongoing', text: '持续推进', date: null },
  pastDue: false,
  why: 'ongoing',
  goes: true,
  free: true,
  waiting: 0,
  indicators: [],
  ...change,
});

const lines = [
  line('1', { category: '队伍建设', units: ['第一中学'] }),
  line('1.1', { partOf: '1' }),
  line('2', { goes: false, free: false, why: 'done' }),
  line('3', { why: 'unfinished', pastDue: true }),
];

test('a row that stays keeps its parts, a part that goes takes its row along', () => {
  const start = proposedChoice(lines);
  expect([...start.going]).toEqual(['1', '1.1', '3']);
  const without = marked(start, lines, ['1'], false);
  expect([...without.going]).toEqual(['3']);
  expect([...marked(without, lines, ['1.1'], true).going].sort()).toEqual(['1', '1.1', '3']);
});

test('what may not go is not ticked, not even with all', () => {
  const all = marked(proposedChoice(lines), lines, ['1', '1.1', '2', '3'], true);
  expect(all.going.has('2')).toBe(false);
});

test('one new limit is for passed limits of what goes; nothing is sent of what stays', () => {
  const choice = withDueForPast(proposedChoice(lines), lines, '2027-06-30');
  expect(rollTasks(choice, lines).map(({ task, due }) => [task, due])).toEqual([
    ['1', null],
    ['1.1', null],
    ['3', '2027-06-30'],
  ]);
  const stays = marked(choice, lines, ['3'], false);
  expect(rollTasks(stays, lines).map(({ task }) => task)).toEqual(['1', '1.1']);
});

test('lines are found by reason, by 重点工作, and by words or units', () => {
  const found = (change: Partial<typeof noRollFilter>) =>
    filteredLines(lines, { ...noRollFilter, ...change }).map(({ task }) => task);
  expect(found({ why: 'unfinished' })).toEqual(['3']);
  expect(found({ category: '队伍建设' })).toEqual(['1']);
  expect(found({ text: '一中' })).toEqual(['1']);
  expect(found({})).toEqual(['1', '1.1', '2', '3']);
});
