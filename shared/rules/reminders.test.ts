import { describe, expect, test } from 'vitest';
import { plainCalendar } from '../calendar-dates.ts';
import { defaultCycle, type ReportCycle } from '../report-cycle.ts';
import { type OwedTask, remindersOf } from './reminders.ts';

const monthly: ReportCycle = { kind: 'month', day: 5, following: true };
const task = (change: Partial<OwedTask> = {}): OwedTask => ({
  task: 'T1',
  cycle: monthly,
  period: '2026-11',
  filled: false,
  reported: [],
  start: '2026-11-01',
  limit: null,
  urges: [],
  ...change,
});
const told = (tasks: readonly OwedTask[], cutoff: string, calendar = plainCalendar) =>
  remindersOf(tasks, cutoff, calendar).map(({ kind, period, date, days, tasks: all }) => [
    kind,
    period,
    date,
    days,
    all.length,
  ]);

test('a report is due until five working days before its day, then near', () => {
  expect(told([task()], '2026-11-26')).toEqual([['reportDue', '2026-11', '2026-12-05', 9, 1]]);
  expect(told([task()], '2026-11-28')).toEqual([['reportNear', '2026-11', '2026-12-05', 7, 1]]);
});

test('a holiday brings the day nearer', () => {
  const calendar = { holidays: new Set(['2026-12-01']), workdays: new Set<string>() };
  expect(told([task()], '2026-11-27', calendar)).toEqual([['reportNear', '2026-11', '2026-12-05', 8, 1]]);
});

test('what is filled in is not owed; tasks of one period are told together', () => {
  expect(told([task({ filled: true })], '2026-11-28')).toEqual([]);
  expect(told([task(), task({ task: 'T2' })], '2026-11-28')).toEqual([
    ['reportNear', '2026-11', '2026-12-05', 7, 2],
  ]);
});

test('a report that was missed is told before one that is due', () => {
  const late = task({ period: '2026-12' });
  expect(told([late], '2026-12-08')).toEqual([
    ['reportOver', '2026-11', '2026-12-05', -3, 1],
    ['reportDue', '2026-12', '2027-01-05', 28, 1],
  ]);
  expect(told([{ ...late, reported: ['2026-Q4'] }], '2026-12-08')).toEqual([
    ['reportDue', '2026-12', '2027-01-05', 28, 1],
  ]);
});

test('a period that was over before the task was assigned is not owed', () => {
  expect(told([task({ filled: true })], '2026-11-07')).toEqual([]);
});

test('nothing is owed before the time begins', () => {
  expect(told([task({ start: '2027-01-01' })], '2026-12-01')).toEqual([]);
});

test('an urge from above stands first until a report answers it', () => {
  expect(told([task({ urges: ['2026-11-30'] })], '2026-11-26')[0]).toEqual([
    'urged',
    null,
    '2026-11-30',
    4,
    1,
  ]);
});

describe('limits', () => {
  const quiet = { filled: true, start: null } as const;
  test('a limit is near from thirty days before it, and passed from the day after it', () => {
    expect(told([task({ ...quiet, limit: '2026-12-31' })], '2026-11-30')).toEqual([]);
    expect(told([task({ ...quiet, limit: '2026-12-31' })], '2026-12-01')).toEqual([
      ['limitNear', null, '2026-12-31', 30, 1],
    ]);
    expect(told([task({ ...quiet, limit: '2026-12-31' })], '2027-01-01')).toEqual([
      ['limitOver', null, '2026-12-31', -1, 1],
    ]);
  });

  test('the end of February of a leap year is the limit of a monthly report', () => {
    const leap = task({ cycle: defaultCycle, period: '2028-02', start: '2028-02-01' });
    expect(told([leap], '2028-02-28')).toEqual([['reportNear', '2028-02', '2028-02-29', 1, 1]]);
  });
});
