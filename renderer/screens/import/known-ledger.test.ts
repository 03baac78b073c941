import { expect, test } from 'vitest';
import type { LedgerRow } from '../../../shared/model/views.ts';
import { settledInLedger } from './known-ledger.ts';
import type { PreviewTask } from './review.ts';

const base = {
  category: null,
  detail: null,
  units: [],
  deadline: { kind: 'none' as const, text: null, date: null },
};
const task = (ordinal: number, title: string, guesses: string[]): PreviewTask => ({
  ...base,
  ordinal,
  seq: ordinal,
  title,
  categoryPrinted: false,
  indicators: [],
  cells: [],
  guesses,
});
const row = (seq: number | null, title: string, guesses: string[]): LedgerRow => ({
  ...base,
  id: title,
  ledger: 'L',
  ordinal: 1,
  seq,
  title,
  assigned: [],
  indicators: 0,
  mine: null,
  state: 'registered',
  light: null,
  guesses,
  progress: null,
  evidence: 0,
  editable: true,
});

test('what was put right in the ledger is not asked again, what was left a guess is', () => {
  const tasks = [task(1, '甲', ['units']), task(2, '乙', ['units'])];
  expect(settledInLedger(tasks, [row(1, '甲', []), row(2, '乙', ['units'])])).toEqual(new Set(['1.units']));
});

test('a title corrected in the ledger is still the same row by its number', () => {
  expect(settledInLedger([task(1, '甲', ['title'])], [row(1, '甲（更正）', [])])).toEqual(
    new Set(['1.title']),
  );
});

test('a row that is new has everything to be looked at', () => {
  expect(settledInLedger([task(3, '丙', ['units'])], [row(1, '甲', []), row(null, '无号', [])])).toEqual(
    new Set(),
  );
});
