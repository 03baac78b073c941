import { describe, expect, test } from 'vitest';
import type { HistoryEntry, ReportView } from '../../../shared/model/views.ts';
import { timeLineOf } from './time-line.ts';

const report = (id: string, part: Partial<ReportView>): ReportView => ({
  id,
  unit: { id: 'u', name: '济南职业学院' },
  period: '2026-10',
  version: 1,
  text: '',
  percent: null,
  actuals: [],
  problems: '',
  next: '',
  noChange: null,
  evidence: [],
  reason: null,
  filledBy: '办公室',
  signedOffBy: '校长',
  signedOffAt: 0,
  status: 'received',
  answer: null,
  replaced: false,
  ...part,
});
const entry = (seq: number, part: Partial<HistoryEntry>): HistoryEntry => ({
  seq,
  at: seq,
  who: '督办科',
  via: 'local',
  action: 'changed',
  kind: 'task',
  record: 'T',
  label: '',
  changes: [],
  ...part,
});
const none = { reports: [], history: [], assignments: [] };

describe('the time-line', () => {
  test('is newest first and names who', () => {
    const events = timeLineOf({
      ...none,
      history: [entry(1, { action: 'created', via: 'import' })],
      reports: [report('r', { signedOffAt: 9 })],
    });
    expect(events.map(({ kind, who }) => [kind, who])).toEqual([
      ['report', '济南职业学院 · 校长'],
      ['created', '督办科'],
    ]);
  });

  test('a report says what differs from the last one of the same unit', () => {
    const reports = [
      report('new', { period: '2026-11', text: '乙', percent: 50, signedOffAt: 3 }),
      report('other', { unit: { id: 'v', name: '别的学校' }, text: '丙', signedOffAt: 2 }),
      report('old', { text: '甲', percent: 50, signedOffAt: 1 }),
    ];
    const [event, other] = timeLineOf({ ...none, reports });
    expect(event?.changes).toEqual([{ field: 'text', old: '甲', new: '乙' }]);
    expect(other?.changes).toEqual([]);
  });

  test('a correction is compared with the version before it', () => {
    const reports = [
      report('v2', { version: 2, text: '甲改', signedOffAt: 2 }),
      report('v1', { version: 1, text: '甲', signedOffAt: 1 }),
    ];
    expect(timeLineOf({ ...none, reports })[0]?.changes).toEqual([{ field: 'text', old: '甲', new: '甲改' }]);
  });

  test('assignments made in one act are one event, the lead first', () => {
    const assignment = (id: string, role: 'lead' | 'cooperate') => ({
      id,
      unit: { id, name: id },
      role,
      group: null,
      state: 'assigned' as const,
      latest: null,
    });
    const made = (seq: number, record: string) =>
      entry(seq, { kind: 'assignment', action: 'created', record, at: 5 });
    const events = timeLineOf({
      ...none,
      assignments: [assignment('甲', 'cooperate'), assignment('乙', 'lead')],
      history: [made(1, '甲'), made(2, '乙')],
    });
    expect(events).toHaveLength(1);
    expect(events[0]?.units.map(({ name }) => name)).toEqual(['乙', '甲']);
  });

  test('a correction shows old and new, bookkeeping is left out', () => {
    const changes = [
      { field: 'title', old: '旧', new: '新' },
      { field: 'corrected', old: [], new: ['title'] },
    ];
    const events = timeLineOf({
      ...none,
      history: [entry(1, { changes }), entry(2, { changes: changes.slice(1) })],
    });
    expect(events.map((event) => event.changes)).toEqual([changes.slice(0, 1)]);
  });
});
