import { expect, test } from 'vitest';
import { plainCalendar } from '../../shared/calendar-dates.ts';
import type { ReportCycle } from '../../shared/report-cycle.ts';
import { remindersOf } from '../../shared/rules/reminders.ts';
import { periodText } from '../parts/period-text.ts';
import { fieldText, valueText } from '../screens/history/change-text.ts';
import { dictionaries, fill } from './words.ts';

/** The sentences that docs/awkward-cases.md quotes where nothing is refused, as they are read. */
const { zh, en } = dictionaries;

const told = (cycle: ReportCycle, period: string, cutoff: string, language: 'zh' | 'en') =>
  remindersOf(
    [{ task: 'T', cycle, period, filled: false, reported: [], start: null, limit: null, urges: [] }],
    cutoff,
    plainCalendar,
  ).map(({ kind, period: of, date, days, tasks }) =>
    fill(dictionaries[language].workbench[`remind_${kind}`], {
      period: periodText(of ?? '', language),
      date,
      days,
      count: tasks.length,
    }),
  );

test('a leap day is a due day, and a term that crosses the year is called by both', () => {
  const monthEnd: ReportCycle = { kind: 'month', day: 29, following: false };
  expect(told(monthEnd, '2028-02', '2028-02-28', 'zh')).toEqual([
    '2028年2月报送 2028-02-29 截止，还有 1 天，还差 1 项',
  ]);
  expect(told(monthEnd, '2028-02', '2028-02-28', 'en')).toEqual([
    'Reports of 2028-02 are due by 2028-02-29, in 1 days; 1 are missing',
  ]);
  expect(
    fill(zh.workbench.remind_reportDue, {
      period: periodText('2026-2027-1', 'zh'),
      date: '2027-02-05',
      count: 2,
    }),
  ).toBe('2026—2027学年第1学期报送 2027-02-05 截止，还差 2 项');
});

test('a rename stands in 留痕 with both names', () => {
  for (const [words, label] of [
    [zh, '名称'],
    [en, 'Name'],
  ] as const) {
    expect(fieldText('unit', 'name', words)).toBe(label);
    const speech = { words, unitNames: new Map<string, string>() };
    expect(
      ['济南职业学院', '济南职业技术大学'].map((name) => valueText('unit', 'name', name, speech)),
    ).toEqual(['济南职业学院', '济南职业技术大学']);
  }
});

test('a revised list says how many rows only have another number, and how many are withdrawn', () => {
  const counts = { added: 1, changed: 2, kept: 0, gone: 1, left: 0, renumbered: 3, unchanged: 33 };
  expect(fill(zh.importList.compareCounts, counts)).toBe(
    '新增 1，变更 2，保留原文 0，撤销 1，清单不再列出而保留 0，只变序号 3，相同 33。',
  );
  expect(fill(en.importList.compareCounts, counts)).toMatch(/3/);
});

test('an assignment that was withdrawn, and who comes back to a post, are said', () => {
  const speech = { words: zh, unitNames: new Map<string, string>() };
  expect(valueText('assignment', 'state', 'cancelled', speech)).toBe('已撤销交办');
  expect(fill(zh.people.done, { on: '2027-06-01', to: '办公室', from: '李老师' })).toBe(
    '自 2027-06-01 起由 办公室 接任 李老师 的工作',
  );
});
