import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { CheckRule } from '../../model/check-rules.ts';
import { fieldsFit } from '../../model/record.ts';
import { blankDraft } from '../draft.ts';
import { checkNames } from './check-names.ts';
import {
  type CheckSetProblem,
  checkSetProblem,
  checkSetProblemText,
  proposedChecks,
  standardChecks,
} from './check-sets.ts';
import { findingsOf } from './findings.ts';

const rule = (check: string, at: number | null = null, field: string | null = null): CheckRule => ({
  check,
  level: 'soft',
  at,
  field,
});

test.each<[CheckSetProblem['kind'] | null, readonly CheckRule[]]>([
  [null, standardChecks.rules],
  [null, proposedChecks.rules],
  [null, []],
  [null, [rule('sealed', -5, 'x'), rule('sealed', -5, 'x')]],
  [null, [{ ...rule('fell', null), more: { years: 3 } }]],
  [null, [rule('required', null, 'next'), rule('required', null, 'percent')]],
  [null, [rule('tooShort', 10, 'text'), rule('tooLong', 10, 'text')]],
  ['fixed', [rule('empty')]],
  ['fixed', [rule('percentRange')]],
  ['twice', [rule('both'), rule('both')]],
  ['twice', [rule('required', null, 'next'), rule('required', null, 'next')]],
  ['noField', [rule('required')]],
  ['badField', [rule('tooLong', 5, 'percent')]],
  ['badField', [rule('fell', 0, 'percent')]],
  ['noThreshold', [rule('fell')]],
  ['noThreshold', [rule('tooLong', null, 'text')]],
  ['badThreshold', [rule('fell', -1)]],
  ['badThreshold', [rule('both', 3)]],
  ['badThreshold', [rule('tooLong', 2.5, 'text')]],
  ['shortAndLong', [rule('tooShort', 11, 'text'), rule('tooLong', 10, 'text')]],
])('problem %s', (kind, rules) => {
  const problem = checkSetProblem({ rules: [...rules] });
  expect(problem?.kind ?? null).toBe(kind);
  if (!problem) return;
  expect(checkSetProblemText(problem, 'zh')).toMatch(/[一-鿿]/);
  expect(checkSetProblemText(problem, 'en')).not.toMatch(/[一-鿿]/);
});

test('whatever set is a valid record is judged and applied without a throw', () => {
  const anyRule = fc.record(
    {
      check: fc.oneof(fc.constantFrom(...checkNames), fc.stringMatching(/^[a-zA-Z]{1,8}$/)),
      level: fc.constantFrom('hard' as const, 'soft' as const),
      at: fc.option(fc.double({ noNaN: true, noDefaultInfinity: true })),
      field: fc.option(
        fc.oneof(fc.constantFrom('text', 'percent', 'evidence', 'constructor'), fc.constant('mood')),
      ),
      more: fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,8}$/), fc.oneof(fc.integer(), fc.boolean())),
    },
    { requiredKeys: ['check', 'level', 'at', 'field'] },
  );
  fc.assert(
    fc.property(fc.array(anyRule, { maxLength: 8 }), (rules) => {
      const set = { version: 1, madeBy: null, adoptedBy: null, explain: true, rules };
      expect(fieldsFit('checkRules', JSON.parse(JSON.stringify(set)))).toBe(true);
      checkSetProblem({ rules });
      findingsOf(
        { row: { indicators: [], last: null, signed: null }, draft: { ...blankDraft, text: '完成' } },
        { explain: true, rules },
      );
    }),
  );
});
