import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Draft, ReportView } from '../../model/views.ts';
import { blankDraft } from '../draft.ts';
import { checkNames, checks, type Filled, findingsOf } from './checks.ts';

const indicator = {
  id: 'I',
  text: '建成 10 个基地',
  comparator: '>=' as const,
  value: 10,
  min: null,
  max: null,
  unit: '个',
  subject: '基地',
};
const last: ReportView = {
  ...blankDraft,
  text: '完成论证。',
  percent: 40,
  actuals: [{ indicator: 'I', value: 4 }],
  id: 'R',
  unit: { id: 'U', name: '甲校' },
  period: '2026-10',
  version: 1,
  filledBy: null,
  signedOffBy: null,
  signedOffAt: 0,
  status: 'received',
  answer: null,
  replaced: false,
};
const filled = (draft: Partial<Draft>, row: Partial<Filled['row']> = {}): Filled => ({
  row: { indicators: [indicator], last: null, signed: null, ...row },
  draft: { ...blankDraft, text: '完成招标。', ...draft },
});
const names = (given: Filled) => findingsOf(given).map(({ level, check }) => [level, check]);

describe('what is found before sending', () => {
  test.each<[string, Filled, readonly (readonly string[])[]]>([
    ['a plain report', filled({}), []],
    ['nothing at all', filled({ text: ' ' }), [['hard', 'empty']]],
    ['a figure alone', filled({ text: '', actuals: [{ indicator: 'I', value: 3 }] }), []],
    ['no change with a reason', filled({ text: '', noChange: '等待批复' }), []],
    ['no change without one', filled({ text: '', noChange: '' }), [['hard', 'noChangeReason']]],
    ['a correction without a reason', filled({}, { signed: last }), [['hard', 'noReason']]],
    ['more than all', filled({ percent: 120 }), [['hard', 'percentRange']]],
    ['a negative figure', filled({ actuals: [{ indicator: 'I', value: -1 }] }), [['hard', 'negative']]],
    ['a stroke in place of text', filled({ text: '/' }), [['hard', 'placeholder']]],
    ['无', filled({ text: '无' }), [['hard', 'placeholder']]],
    ['text and no change', filled({ noChange: '等待批复' }), [['soft', 'both']]],
    ['less than last time', filled({ percent: 30 }, { last }), [['soft', 'fell']]],
    ['the same words again', filled({ text: '完成 论证。' }, { last }), [['soft', 'repeated']]],
    [
      'done, but not by the figure',
      filled({ percent: 100, actuals: [{ indicator: 'I', value: 9 }] }),
      [['soft', 'doneUnsaid']],
    ],
    ['a problem and no next step', filled({ problems: '资金不足' }), [['soft', 'problemWithoutNext']]],
    [
      'a smaller figure',
      filled({ actuals: [{ indicator: 'I', value: 3 }] }, { last }),
      [['soft', 'figureFell']],
    ],
  ])('%s', (_name, given, expected) => expect(names(given)).toEqual(expected));

  test('the figures are in the sentence, in both languages', () => {
    const [finding] = findingsOf(filled({ percent: 30 }, { last }));
    expect(finding?.message.zh).toBe('完成比例比上期低（40% → 30%）');
    expect(finding?.message.en).toBe('Less is done than last time (40% → 30%)');
  });

  test('every check has a sentence in both languages, and 必改 comes before 提示', () => {
    for (const name of checkNames) {
      expect(checks[name].message.zh).toMatch(/[\u4e00-\u9fff]/);
      expect(checks[name].message.en).not.toMatch(/[\u4e00-\u9fff]/);
    }
    const drafts = fc.record({
      text: fc.constantFrom('', '/', '完成论证。'),
      percent: fc.constantFrom(null, 20, 130),
      noChange: fc.constantFrom(null, '', '等待批复'),
      problems: fc.constantFrom('', '资金不足'),
    });
    fc.assert(
      fc.property(drafts, (draft) => {
        const levels = findingsOf(filled(draft, { last })).map(({ level }) => level);
        expect(levels).toEqual(levels.toSorted());
      }),
    );
  });
});
