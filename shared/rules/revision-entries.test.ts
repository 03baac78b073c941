import { describe, expect, test } from 'vitest';
import { newId } from '../ids.ts';
import type { ParsedTask } from '../lists/model.ts';
import { reviseList, taskFieldsOf } from './list-revision.ts';
import { revisionEntries, unitsText } from './revision-entries.ts';

const row = (ordinal: number, change: Partial<ParsedTask> = {}): ParsedTask => ({
  ordinal,
  seq: ordinal,
  category: '类别',
  categoryPrinted: ordinal === 1,
  title: `任务${'甲乙丙丁戊'[ordinal - 1]}`,
  detail: null,
  units: [{ name: '市教育局', role: 'lead', group: false, aliases: [] }],
  deadline: { kind: 'by', text: '2026年12月', date: '2026-12' },
  indicators: [],
  cells: [
    String(ordinal),
    ordinal === 1 ? '类别' : '',
    change.title ?? `任务${'甲乙丙丁戊'[ordinal - 1]}`,
    '备注',
  ],
  guesses: [],
  part: 1,
  original: [],
  marks: [],
  confidence: { category: 1, title: 1, detail: 1, units: 1, deadline: 1, indicators: 1 },
  ...change,
});
const entriesOf = (before: readonly ParsedTask[], after: readonly ParsedTask[]) =>
  revisionEntries(
    reviseList(
      before.map((each) => ({ id: newId(), fields: taskFieldsOf(each) })),
      after,
    ),
  );

describe('what a revised edition changes', () => {
  test('the same list again changes nothing', () => {
    const rows = [row(1), row(2), row(3)];
    expect(entriesOf(rows, rows).map(({ status }) => status)).toEqual([
      'unchanged',
      'unchanged',
      'unchanged',
    ]);
  });

  test('each wording is told by itself, old beside new', () => {
    const [entry] = entriesOf(
      [row(1)],
      [
        row(1, {
          deadline: { kind: 'by', text: '2027年6月', date: '2027-06' },
          units: [
            { name: '市教育局', role: 'lead', group: false, aliases: [] },
            { name: '市财政局', role: 'cooperate', group: false, aliases: [] },
          ],
        }),
      ],
    );
    expect(entry?.status).toBe('changed');
    expect(entry?.texts).toEqual([
      { field: 'units', old: '牵头：市教育局', new: '牵头：市教育局；配合：市财政局' },
      { field: 'deadline', old: '2026年12月', new: '2027年6月' },
    ]);
  });

  test('a row that has another number alone is renumbered, and the one that is gone stands where it stood', () => {
    const after = [row(1), { ...row(3), ordinal: 2, seq: 2, cells: ['2', '', '任务丙', '备注'] }];
    const entries = entriesOf([row(1), row(2), row(3)], after);
    expect(entries.map(({ status, title }) => [status, title])).toEqual([
      ['unchanged', '任务甲'],
      ['missing', '任务乙'],
      ['renumbered', '任务丙'],
    ]);
  });

  test('a column without a meaning is compared too', () => {
    const [entry] = entriesOf([row(1)], [row(1, { cells: ['1', '类别', '任务甲', '改由分管局长负责'] })]);
    expect(entry?.texts).toEqual([{ field: 'other', old: '备注', new: '改由分管局长负责' }]);
  });

  test('a task that was cancelled is not missing again, and stays cancelled where the list prints it again', () => {
    const task = { id: newId(), fields: taskFieldsOf(row(1)) };
    const cancelled = () => true;
    expect(revisionEntries(reviseList([task], []), cancelled)).toEqual([]);
    const [entry] = revisionEntries(reviseList([task], [row(1, { title: '改过的任务' })]), cancelled);
    expect(entry).toMatchObject({ status: 'cancelled', changes: {}, texts: [] });
  });

  test('units are told by their roles', () => {
    const unit = (name: string, role: 'lead' | 'cooperate') => ({ name, role, group: false, aliases: [] });
    expect(unitsText([unit('甲', 'lead'), unit('乙', 'cooperate'), unit('丙', 'lead')])).toBe(
      '牵头：甲、丙；配合：乙',
    );
    expect(unitsText([])).toBe('');
  });
});
