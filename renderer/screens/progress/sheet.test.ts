import { describe, expect, test } from 'vitest';
import type { Draft, ReportView, SheetRow } from '../../../shared/model/views.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { asCorrection, countsOf, findingOf, fromLast, isShown, stateOf, withActual } from './sheet.ts';

const fresh = { signed: null };
const report: ReportView = {
  ...blankDraft,
  text: '上次说的',
  percent: 30,
  evidence: [{ sha256: 'x', name: '照片', bytes: 1 }],
  id: 'r',
  unit: { id: 'u', name: 'u' },
  period: '2026-10',
  version: 1,
  filledBy: null,
  signedOffBy: null,
  signedOffAt: 0,
  status: 'received',
  answer: null,
  replaced: false,
};
const draft = (part: Partial<Draft>): Draft => ({ ...blankDraft, ...part });

describe('the state of a row', () => {
  test('text, a figure, a percent or the reason for none makes it filled', () => {
    expect(stateOf(fresh, blankDraft)).toBe('empty');
    expect(stateOf(fresh, draft({ text: '完成' }))).toBe('filled');
    expect(stateOf(fresh, draft({ percent: 0 }))).toBe('filled');
    expect(stateOf(fresh, draft({ actuals: [{ indicator: 'i', value: 3 }] }))).toBe('filled');
    expect(stateOf(fresh, draft({ noChange: '按计划推进' }))).toBe('filled');
  });

  test('problems alone, or 本期无进展 without a reason, is not enough', () => {
    expect(findingOf(fresh, draft({ problems: '缺钱' }))).toBe('nothingSaid');
    expect(findingOf(fresh, draft({ noChange: ' ' }))).toBe('nothingSaid');
    expect(stateOf(fresh, draft({ noChange: '' }))).toBe('begun');
  });

  test('what is signed off is locked, its correction needs a reason', () => {
    const signed = { signed: report };
    expect(stateOf(signed, blankDraft)).toBe('signed');
    expect(findingOf(signed, asCorrection(report))).toBe('reasonMissing');
    expect(stateOf(signed, { ...asCorrection(report), reason: '数字有误' })).toBe('filled');
  });

  test('未填 and 已填 share all rows between them', () => {
    const states = ['empty', 'begun', 'filled', 'signed'] as const;
    for (const state of states) expect(isShown('unfilled', state)).toBe(!isShown('filled', state));
    expect(states.every((state) => isShown('all', state))).toBe(true);
  });

  test('the foot counts filled, to sign and to put right', () => {
    const rows = ['a', 'b', 'c', 'd'].map(
      (task) => ({ task, signed: task === 'd' ? report : null }) as SheetRow,
    );
    const drafts: Readonly<Record<string, Draft>> = {
      a: draft({ text: '完成' }),
      b: draft({ next: '继续' }),
    };
    expect(countsOf(rows, (task) => drafts[task] ?? blankDraft)).toEqual({
      all: 4,
      filled: 2,
      unfilled: 2,
      toSign: 1,
      mustFix: 1,
    });
  });
});

describe('drafts', () => {
  test('沿用上期 takes the words and figures, not the evidence', () => {
    const own = [{ sha256: 'y', name: '新', bytes: 2 }];
    const copied = fromLast(report, draft({ evidence: own, noChange: '无' }));
    expect(copied).toMatchObject({ text: '上次说的', percent: 30, noChange: null, evidence: own });
  });

  test('a figure is put in once and taken out when it is emptied', () => {
    const one = withActual(withActual(blankDraft, 'i', 3), 'i', 5);
    expect(one.actuals).toEqual([{ indicator: 'i', value: 5 }]);
    expect(withActual(one, 'i', null).actuals).toEqual([]);
  });

  test('a correction carries nothing of the report but its content', () => {
    expect(Object.keys(asCorrection(report)).sort()).toEqual(Object.keys(blankDraft).sort());
  });
});
