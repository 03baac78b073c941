import type { LedgerRow } from '../../../shared/model/views.ts';
import { type LineWords, linesOf, type TaskLine } from './lines.ts';

/** Rows for tests. */
export const sampleRow = (id: string, part: Partial<LedgerRow> = {}): LedgerRow => ({
  id,
  ledger: 'L1',
  ordinal: 1,
  seq: 1,
  number: '1',
  partOf: null,
  parts: null,
  category: null,
  title: `任务 ${id}`,
  detail: null,
  units: [],
  assigned: [],
  deadline: { kind: 'none', text: null, date: null },
  indicators: 0,
  mine: null,
  state: 'registered',
  light: null,
  guesses: [],
  progress: null,
  evidence: 0,
  approval: null,
  awaitsApproval: false,
  owner: null,
  editable: true,
  ...part,
});

export const sampleWords: LineWords = {
  separator: '、',
  assignedAlso: '已交办：{units}',
  draft: '草稿 · ',
  noChange: '本期无进展：{text}',
  otherPeriod: '{period} · ',
  typed: ({ transcribed }) => (transcribed ? `代录·${transcribed.source} · ` : ''),
  periodText: (period) => period,
};

export const sampleLines = (...rows: readonly LedgerRow[]): readonly TaskLine[] =>
  linesOf(rows, sampleWords, '2026-11');

export const sampleUnit = (
  name: string,
  role: 'lead' | 'cooperate' = 'lead',
): LedgerRow['units'][number] => ({
  name,
  role,
  group: false,
  aliases: [],
});
