import { describe, expect, test } from 'vitest';
import type { TaskFields } from '../model/record.ts';
import { indicatorProgress } from './indicator-progress.ts';
import { namesInText, obligationOf } from './obligation.ts';

const task = (change: Partial<TaskFields> = {}): TaskFields => ({
  ordinal: 1,
  seq: 1,
  category: null,
  categoryPrinted: true,
  title: '建设高水平学校',
  detail: null,
  units: [],
  deadline: { kind: 'none', text: null, date: null },
  indicators: [],
  cells: [],
  guesses: [],
  corrected: [],
  ...change,
});
const printed = (name: string, role: 'lead' | 'cooperate', change: object = {}) => ({
  name,
  role,
  group: false,
  aliases: [],
  ...change,
});
const own = { ids: new Set(['ME', 'MY-ID-ABOVE']), names: ['济南职业学院', '济职'] };

describe('why a task is ours', () => {
  test('assigned goes before printed, printed before named', () => {
    const all = task({
      title: '支持济南职业学院',
      units: [printed('市教育局', 'lead'), printed('济南 职业学院', 'cooperate')],
    });
    const assigned = [{ unit: 'MY-ID-ABOVE', role: 'lead' as const, group: null }];
    expect(obligationOf(all, assigned, own)).toEqual({ role: 'lead', reason: '已交办给本单位，牵头' });
    expect(obligationOf(all, [], own)).toEqual({
      role: 'cooperate',
      reason: '责任单位栏第 2 位列有“济南 职业学院”',
    });
    expect(obligationOf({ ...all, units: [] }, [], own)).toEqual({
      role: 'named',
      reason: '任务内容中提到“济南职业学院”',
    });
    expect(obligationOf(task(), [], own)).toBe(null);
  });

  test('an assignment through a group says so; one to somebody else is none of ours', () => {
    const through = [{ unit: 'ME', role: 'cooperate' as const, group: '市属高校' }];
    expect(obligationOf(task(), through, own)?.reason).toBe('已交办给本单位（作为“市属高校”成员），配合');
    expect(obligationOf(task(), [{ unit: 'OTHER', role: 'lead', group: null }], own)).toBe(null);
  });

  test('an alias in the unit column counts, a collective name does not', () => {
    const alias = task({ units: [printed('某学院', 'lead', { aliases: ['济南职业学院'] })] });
    expect(obligationOf(alias, [], own)?.role).toBe('lead');
    const group = task({ units: [printed('济职', 'lead', { group: true })] });
    expect(obligationOf(group, [], own)).toBe(null);
  });

  test('names shorter than four characters are too common in a text', () => {
    expect(namesInText(task({ detail: '济职与济南\n职业学院共建' }))(own.names)).toBe('济南职业学院');
    expect(namesInText(task({ detail: '济职' }))(own.names)).toBe(null);
  });
});

describe('how far an indicator is', () => {
  const target = (comparator: '=' | '>=' | '<=' | '~' | 'range' | 'ratio', change: object = {}) => ({
    comparator,
    value: null,
    min: null,
    max: null,
    unit: '个',
    ...change,
  });

  test.each([
    [target('>=', { value: 10 }), 7, { reached: 0.7, distance: '还差 3个' }],
    [target('>=', { value: 10 }), 10, { reached: 1, distance: null }],
    [target('=', { value: 23.1 }), 20.2, { reached: 20.2 / 23.1, distance: '还差 2.9个' }],
    [target('=', { value: 4 }), 5, { reached: 1.25, distance: null }],
    [target('~', { value: 4 }), -1, { reached: 0, distance: '还差 5个' }],
    [target('<=', { value: 5 }), 5, { reached: 1, distance: null }],
    [target('<=', { value: 5 }), 6.5, { reached: 0, distance: '超出 1.5个' }],
    [target('range', { min: 4, max: 5 }), 3, { reached: 0.75, distance: '还差 1个' }],
    [target('range', { min: 4, max: 5 }), 4, { reached: 1, distance: null }],
    [target('ratio', { min: 49, max: 51 }), 50, { reached: null, distance: null }],
    [target('>=', { value: 0 }), 1, { reached: null, distance: null }],
    [target('>=', { value: 10, unit: null }), 9.9, { reached: 0.99, distance: '还差 0.1' }],
    [target('<='), 1, { reached: null, distance: null }],
    [target('>=', { value: 10 }), null, { reached: null, distance: null }],
  ])('%j with %j', (goal, actual, expected) => expect(indicatorProgress(goal, actual)).toEqual(expected));
});
