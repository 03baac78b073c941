import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CheckRule } from '../../model/check-rules.ts';
import type { Draft, ReportView } from '../../model/views.ts';
import { blankDraft } from '../draft.ts';
import { checkNames } from './check-names.ts';
import { proposedChecks } from './check-sets.ts';
import { fieldWords } from './checked-fields.ts';
import { checks } from './checks.ts';
import type { Filled } from './filled.ts';
import { blockingFinding, findingsOf, standingExplanations, withExplanation } from './findings.ts';

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

const rule = (check: string, part: Partial<CheckRule> = {}): CheckRule => ({
  check,
  level: 'soft',
  at: null,
  field: null,
  ...part,
});
const by = (given: Filled, ...rules: readonly CheckRule[]) =>
  findingsOf(given, { explain: false, rules: [...rules] }).map(({ level, check, field, about }) => [
    level,
    check,
    field,
    about,
  ]);

describe('rules as data', () => {
  test.each<[string, Filled, CheckRule, boolean]>([
    ['a fall of the threshold', filled({ percent: 30 }, { last }), rule('fell', { at: 10 }), false],
    ['a fall beyond it', filled({ percent: 29 }, { last }), rule('fell', { at: 10 }), true],
    ['a leap of the threshold', filled({ percent: 70 }, { last }), rule('jumped', { at: 30 }), false],
    ['a leap beyond it', filled({ percent: 71 }, { last }), rule('jumped', { at: 30 }), true],
    ['a leap from nothing known', filled({ percent: 99 }), rule('jumped', { at: 30 }), false],
    [
      'a figure twice as large',
      filled({ actuals: [{ indicator: 'I', value: 8 }] }, { last }),
      rule('figureJumped', { at: 100 }),
      false,
    ],
    [
      'a figure more than twice as large',
      filled({ actuals: [{ indicator: 'I', value: 9 }] }, { last }),
      rule('figureJumped', { at: 100 }),
      true,
    ],
    [
      'a figure a quarter smaller',
      filled({ actuals: [{ indicator: 'I', value: 3 }] }, { last }),
      rule('figureFell', { at: 25 }),
      false,
    ],
    ['no percentage', filled({}), rule('required', { field: 'percent' }), true],
    [
      'no percentage, but no change',
      filled({ text: '', noChange: '等待' }),
      rule('required', { field: 'percent' }),
      false,
    ],
    ['an indicator without a figure', filled({}), rule('required', { field: 'actuals' }), true],
    ['no evidence', filled({}), rule('required', { field: 'evidence' }), true],
    [
      'five characters of five',
      filled({ text: '完成 招标。' }),
      rule('tooShort', { field: 'text', at: 5 }),
      false,
    ],
    ['five of six', filled({}), rule('tooShort', { field: 'text', at: 6 }), true],
    ['five where five are allowed', filled({}), rule('tooLong', { field: 'text', at: 5 }), false],
    ['one too many', filled({}), rule('tooLong', { field: 'text', at: 4 }), true],
    [
      'characters beyond the first plane are one each',
      filled({ text: '𠮷𠮷' }),
      rule('tooLong', { field: 'text', at: 2 }),
      false,
    ],
    ['nothing written is not too short', filled({}), rule('tooShort', { field: 'next', at: 5 }), false],
  ])('%s', (_name, given, one, found) => expect(by(given, one).length > 0).toBe(found));

  test("level and field are the rule's, what is not listed is not checked, and what makes a report always is", () => {
    expect(by(filled({ text: '/' }))).toEqual([]);
    expect(by(filled({ text: ' ' }))).toEqual([['hard', 'empty', 'text', null]]);
    expect(by(filled({}), rule('required', { level: 'hard', field: 'next' }))).toEqual([
      ['hard', 'required', 'next', null],
    ]);
  });

  test('a check or an option of a later version finds nothing and disturbs nothing', () => {
    const given = filled({ percent: 10 }, { last });
    const later = [
      rule('sealed'),
      rule('fell', { at: 0, more: { years: 3 } }),
      rule('required', { field: 'mood' }),
    ];
    expect(by(given, ...later)).toEqual([]);
    expect(by(given, ...later, rule('fell', { at: 5 }))).toEqual([['soft', 'fell', 'percent', null]]);
  });

  test('each indicator has a finding of its own, and an explanation of one does not stand for the other', () => {
    const two = { ...indicator, id: 'J', text: '培训 20 人' };
    const before = {
      ...last,
      actuals: [
        { indicator: 'I', value: 4 },
        { indicator: 'J', value: 9 },
      ],
    };
    const now = filled(
      {
        actuals: [
          { indicator: 'I', value: 3 },
          { indicator: 'J', value: 8 },
        ],
      },
      { indicators: [indicator, two], last: before },
    );
    const [first, second] = findingsOf(now);
    expect([first?.about, second?.about]).toEqual(['I', 'J']);
    const said = first ? withExplanation(now.draft, first, '口径调整') : now.draft;
    expect(blockingFinding(findingsOf(now), said.explained, proposedChecks)).toMatchObject({
      why: 'mustExplain',
      finding: { about: 'J' },
    });
    expect(blockingFinding(findingsOf(now), said.explained)).toBeNull();
  });

  test('only what still stands travels, in the words that stand now; a blank explanation is none', () => {
    const given = filled({ percent: 30 }, { last });
    const [fell] = findingsOf(given);
    const said = fell ? withExplanation(given.draft, fell, ' 上期误填 ') : given.draft;
    expect(
      standingExplanations(said.explained, findingsOf({ ...given, draft: { ...said, percent: 20 } })),
    ).toEqual([
      {
        check: 'fell',
        field: 'percent',
        about: null,
        finding: '完成比例比上期低（40% → 20%）',
        text: '上期误填',
      },
    ]);
    expect(
      standingExplanations(said.explained, findingsOf({ ...given, draft: { ...said, percent: 50 } })),
    ).toEqual([]);
    expect(fell && withExplanation(said, fell, '').explained).toBeUndefined();
    const blank = fell ? withExplanation(said, fell, ' ') : said;
    expect(blockingFinding(findingsOf(given), blank.explained, proposedChecks)?.why).toBe('mustExplain');
  });
});

test('a field that no version here knows is called by its own name', () => {
  expect(fieldWords('text').zh).toBe('进展情况');
  for (const field of ['mood', 'constructor', 'toString'])
    expect(fieldWords(field)).toEqual({ zh: field, en: field });
});
