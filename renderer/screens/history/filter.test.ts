import { expect, test } from 'vitest';
import type { HistoryEntry } from '../../../shared/model/views.ts';
import { filterHistory, kindsOf } from './filter.ts';

const entry = (seq: number, kind: string, label: string, who: string): HistoryEntry => ({
  seq,
  at: 0,
  who,
  via: 'local',
  action: 'changed',
  kind,
  record: String(seq),
  label,
  changes: [],
});
const entries = [
  entry(3, 'report', '任务 7 · 康养产业', '济南护理职业学院'),
  entry(2, 'task', '任务 7 · 康养产业', '督办科'),
  entry(1, 'unit', '济南职业学院', '督办科'),
];
const seqs = (kind: string, search: string) => filterHistory(entries, kind, search).map(({ seq }) => seq);

test('history is found by kind, by content, by person and by initials', () => {
  expect(seqs('', '')).toEqual([3, 2, 1]);
  expect(seqs('task', '')).toEqual([2]);
  expect(seqs('', '康养')).toEqual([3, 2]);
  expect(seqs('', '督办科')).toEqual([2, 1]);
  expect(seqs('unit', 'jnzy')).toEqual([1]);
});

test('kinds are offered in the order a person meets them, unknown ones last', () => {
  const kinds = kindsOf([entry(1, 'zebra', '', ''), ...entries.toReversed()]);
  expect(kinds).toEqual(['task', 'report', 'unit', 'zebra']);
});
