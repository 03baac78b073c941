import { describe, expect, test } from 'vitest';
import { fieldsFit } from './record.ts';

const indicator = {
  id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
  text: '新建3所幼儿园',
  comparator: '=',
  value: 3,
  min: null,
  max: null,
  unit: '所',
  subject: '幼儿园',
};
const task = {
  ordinal: 1,
  seq: 1,
  category: null,
  categoryPrinted: true,
  title: '新建幼儿园',
  detail: null,
  units: [],
  deadline: { kind: 'by', text: '6月底前开工，12月底前建成', date: '2024-12' },
  indicators: [indicator],
  cells: [],
  guesses: [],
  corrected: [],
};
const withDeadline = (more: object) =>
  fieldsFit('task', { ...task, deadline: { ...task.deadline, ...more } });
const withIndicator = (more: object) =>
  fieldsFit('task', { ...task, indicators: [{ ...indicator, ...more }] });

describe('a task record', () => {
  test('written before milestones and rhythms were known still fits', () =>
    expect(fieldsFit('task', task)).toBe(true));
  test('may hold the steps of its deadline and that it goes on', () => {
    const milestones = [
      { text: '6月底前开工', date: '2024-06' },
      { text: '12月底前建成', date: '2024-12' },
    ];
    expect(withDeadline({ milestones, goesOn: true })).toBe(true);
    expect(withDeadline({ milestones: [{ text: '6月', date: '2024-6' }] })).toBe(false);
    expect(withDeadline({ goesOn: false })).toBe(false);
  });
  test('may hold how often an indicator counts and every term of its ratio', () => {
    expect(withIndicator({ per: '年' })).toBe(true);
    expect(withIndicator({ comparator: 'ratio', terms: [4, 3, 2, 1] })).toBe(true);
    expect(withIndicator({ terms: ['4'] })).toBe(false);
  });
});
