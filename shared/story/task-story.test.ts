import { expect, test } from 'vitest';
import { startOfDate } from '../dates.ts';
import type { TaskDetail } from '../model/views.ts';
import { taskStory } from './task-story.ts';

const at = (date: string) => startOfDate(date) + 9 * 3600_000;
const unit = { id: 'A', name: '甲校' };
const report = {
  id: 'r1',
  unit,
  period: '2026-03',
  version: 1,
  text: '完成论证。\n形成初稿。',
  percent: 40,
  actuals: [],
  problems: '',
  next: '',
  noChange: null,
  evidence: [],
  reason: null,
  filledBy: '办公室',
  signedOffBy: '校长',
  signedOffAt: at('2026-03-24'),
  status: 'returned',
  replaced: false,
  answer: {
    accepted: false,
    text: '请写数字。',
    date: null,
    by: '督办科',
    approvedBy: null,
    at: at('2026-03-27'),
  },
} as const;
const detail = (change: Partial<TaskDetail>): TaskDetail =>
  ({
    history: [],
    ledger: { title: '年度清单' },
    instructions: [],
    inside: [],
    assignments: [],
    acknowledgements: [],
    reports: [],
    requests: [],
    countersigns: [],
    urges: [],
    decisions: [],
    ...change,
  }) as unknown as TaskDetail;
const sentences = (change: Partial<TaskDetail>) =>
  taskStory(detail(change)).map(({ date, sentence }) => `${date} ${sentence}`);

test('a report is told with who filled it in and signed it, and its answer stands after it', () => {
  expect(sentences({ reports: [{ ...report, evidence: [], actuals: [] }] })).toEqual([
    '2026-03-24 甲校报送2026年3月进展（办公室、校长），完成 40%：“完成论证。 形成初稿。”。',
    '2026-03-27 2026年3月进展退回（督办科）：“请写数字。”。',
  ]);
});

test('everything stands in the order in which it happened, whatever kind it is', () => {
  const story = sentences({
    reports: [{ ...report, answer: null, evidence: [], actuals: [] }],
    instructions: [
      { by: '分管局领导', on: '2026-03-25', text: '抓紧。', source: '专报第 3 期', givenOn: null },
    ],
    acknowledgements: [
      { id: 'k', unit, round: 1, answer: 'accepted', reason: null, by: '办公室', at: at('2026-03-02') },
    ],
    decisions: [
      {
        id: 'd',
        unit: null,
        verdict: 'strikeOff',
        text: '核验通过',
        date: null,
        conclusion: 'agreed',
        year: null,
        by: '督办科',
        approvedBy: '局长',
        at: at('2026-04-01'),
      },
    ],
  });
  expect(story.map((line) => line.slice(0, 10))).toEqual([
    '2026-03-02',
    '2026-03-24',
    '2026-03-25',
    '2026-04-01',
  ]);
  expect(story[0]).toContain('甲校签收（办公室）。');
  expect(story[2]).toContain('分管局领导批示（专报第 3 期）：“抓紧。”。');
  expect(story[3]).toContain('销号，结论：同意销号（督办科、局长）：“核验通过”。');
});

test('a task of which nothing is known has no story', () => {
  expect(sentences({})).toEqual([]);
});
