import { expect, test } from 'vitest';
import { blankDraft } from './draft.ts';
import { changedFields } from './report-changes.ts';

const said = { ...blankDraft, text: '已开工', percent: 20, actuals: [{ indicator: 'a', value: 1 }] };

test('the same words and figures, in another order and with other spaces, are no change', () => {
  const two = {
    ...said,
    actuals: [
      { indicator: 'b', value: 2 },
      { indicator: 'a', value: 1 },
    ],
  };
  const other = { ...two, text: '已 开工\n', actuals: two.actuals.toReversed() };
  expect(changedFields(other, two)).toEqual([]);
});

test('every field that says something else is named', () => {
  const now = {
    ...said,
    text: '已完工',
    percent: 100,
    problems: '资金不足',
    evidence: [{ sha256: 'x', name: '照片.jpg', bytes: 3 }],
  };
  expect(changedFields(now, said)).toEqual(['text', 'percent', 'problems', 'evidence']);
});

test('a first report is new in what it fills in', () => {
  expect(changedFields(said, null)).toEqual(['text', 'percent', 'actuals']);
});

test('本期无进展 has no change, whatever was said before, but for figures that it gives anew', () => {
  const none = { ...blankDraft, noChange: '等待上级部署' };
  expect(changedFields(none, said)).toEqual([]);
  expect(changedFields(none, null)).toEqual([]);
  expect(changedFields({ ...none, percent: 25 }, said)).toEqual(['percent']);
});
