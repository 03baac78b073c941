import { expect, test } from 'vitest';
import type { ReportView, SheetRow } from '../../../shared/model/views.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { nextMissing, typedDraft, typingStateOf } from './typing.ts';

const report = (transcribed: boolean): ReportView => ({
  ...blankDraft,
  text: '电话报来',
  reason: '上次的原因',
  id: 'R',
  unit: { id: 'U', name: '甲校' },
  period: '2026-11',
  version: 1,
  filledBy: null,
  signedOffBy: null,
  signedOffAt: 0,
  ...(transcribed && { transcribed: { source: 'phone', from: null, by: null } }),
  status: 'received',
  answer: null,
  replaced: false,
});
const row = (task: string, signed: ReportView | null): SheetRow => ({
  task,
  ledger: 'L',
  body: 'B',
  seq: 1,
  ordinal: 1,
  number: '1',
  category: null,
  title: task,
  detail: null,
  deadline: { kind: 'none', text: null, date: null },
  due: null,
  role: 'lead',
  indicators: [],
  milestones: [],
  last: null,
  signed,
  draft: null,
  draftSavedAt: null,
  review: null,
});

test('A task is missing, typed, or reported by the unit itself', () => {
  expect([null, report(true), report(false)].map((signed) => typingStateOf({ signed }))).toEqual([
    'missing',
    'typed',
    'own',
  ]);
});

test('What was typed is corrected from what it said, with a reason of its own; everything else begins empty', () => {
  expect(typedDraft({ signed: report(true) })).toMatchObject({ text: '电话报来', reason: '' });
  expect(typedDraft({ signed: report(false) })).toEqual(blankDraft);
  expect(typedDraft({ signed: null })).toEqual(blankDraft);
});

test('The next missing task comes after the present one, then from the top, and never the present one again', () => {
  const rows = [row('a', null), row('b', report(true)), row('c', null)];
  expect(nextMissing(rows, 'a')?.task).toBe('c');
  expect(nextMissing(rows, 'c')?.task).toBe('a');
  expect(nextMissing(rows, null)?.task).toBe('a');
  expect(nextMissing([row('a', null)], 'a')).toBeNull();
});
