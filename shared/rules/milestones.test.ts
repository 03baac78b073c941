import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { milestonesOf, openMilestones, standingMarks, withMark } from './milestones.ts';

const deadline = {
  milestones: [
    { text: '3月底前完成方案', date: '2026-03' },
    { text: '2028年2月全面实施', date: '2028-02' },
    { text: '总结验收', date: null },
  ],
};
const mark = (milestone: string, on: string, by: string | null = '张') => ({ milestone, on, by });
const report = (period: string, ...reached: ReturnType<typeof mark>[]) => ({ period, reached });

describe('milestones of a limit', () => {
  test('a step is due on its last day, a leap day among them', () => {
    expect(milestonesOf(deadline, []).map(({ due }) => due)).toEqual(['2026-03-31', '2028-02-29', null]);
  });

  test('a mark holds in every later period until one says otherwise', () => {
    const reports = [
      report('2026-04', mark('3月底前完成方案', '2026-04-02')),
      report('2026-03', mark('3月底前完成方案', '2026-03-30')),
      report('2026-05'),
    ];
    expect(milestonesOf(deadline, reports)[0]?.reached).toEqual({ on: '2026-04-02', by: '张' });
    expect(milestonesOf(deadline, reports.toReversed())).toEqual(milestonesOf(deadline, reports));
  });

  test('what is marked with a day after the cut-off, or has no date, is no reason for a light yet', () => {
    const steps = milestonesOf(deadline, [report('2026-04', mark('3月底前完成方案', '2026-04-02'))]);
    expect(openMilestones(steps, '2026-04-01').map(({ name }) => name)).toEqual([
      '3月底前完成方案',
      '2028年2月全面实施',
    ]);
    expect(openMilestones(steps, '2026-04-02').map(({ name }) => name)).toEqual(['2028年2月全面实施']);
  });

  test('a step is known by its wording, not by blanks or width; what the list no longer prints is dropped', () => {
    expect(
      standingMarks(deadline, [mark('３月底前 完成方案', '2026-03-30'), mark('已取消的节点', '2026-01-01')]),
    ).toEqual([mark('3月底前完成方案', '2026-03-30')]);
  });

  test('marking, and taking the mark away again, leaves the others as they were', () => {
    const marks = fc.uniqueArray(fc.constantFrom('甲', '乙', '丙', '丁'), { maxLength: 3 });
    fc.assert(
      fc.property(marks, fc.constantFrom('戊', '己'), (names, fresh) => {
        const before = names.map((name) => mark(name, '2026-01-01'));
        const marked = withMark(before, fresh, { on: '2026-02-01', by: null });
        expect(marked).toHaveLength(before.length + 1);
        expect(withMark(withMark(marked, fresh, { on: '2026-02-02', by: null }), fresh, null)).toEqual(
          before,
        );
      }),
    );
  });
});
