import fc from 'fast-check';
import { expect, test } from 'vitest';
import { presetNames, presets } from '../../../shared/rules/lights/presets.ts';
import { ruleSetProblem } from '../../../shared/rules/lights/problems.ts';
import {
  addRule,
  canMove,
  draftOf,
  dropRule,
  missingTests,
  moveRule,
  type RulesDraft,
  withThreshold,
} from './rules-draft.ts';

const numbers = ({ rules }: RulesDraft) => rules.map(({ number }) => number);
const tests = ({ rules }: RulesDraft) => rules.map((rule) => rule.test);

test('a rule that changes places takes the number of its neighbour', () => {
  const draft = draftOf(presets.default);
  const moved = moveRule(draft, 3, -1);
  expect(numbers(moved)).toEqual(numbers(draft));
  expect(tests(moved).slice(2, 4)).toEqual(['majorRisk', 'overdue']);
});

test('what is left stays last', () => {
  const draft = draftOf(presets.default);
  expect(canMove(draft, 10, -1)).toBe(false);
  expect(canMove(draft, 9, 1)).toBe(false);
  expect(canMove(draft, 0, -1)).toBe(false);
  expect(canMove(draft, 9, -1)).toBe(true);
});

test('a rule that was taken out can be put back', () => {
  const draft = dropRule(draftOf(presets.default), 5);
  expect(missingTests(draft)).toEqual(['behindSchedule', 'unansweredUrge']);
  const again = addRule(draft, 'behindSchedule');
  expect(missingTests(again)).toEqual(['unansweredUrge']);
  expect(tests(again).at(-1)).toBe('onTrack');
});

test('an emptied threshold is a problem that is named', () => {
  const draft = withThreshold(draftOf(presets.default), 4, 0, null);
  expect(ruleSetProblem(draft)).toEqual({ kind: 'noThreshold', rule: 4 });
});

test('no sequence of moves, removals and additions makes a set that cannot be used', () => {
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('move' as const),
      number: fc.nat(12),
      by: fc.constantFrom(-1 as const, 1 as const),
    }),
    fc.record({ kind: fc.constant('drop' as const), number: fc.nat(12) }),
    fc.record({ kind: fc.constant('add' as const), at: fc.nat(12) }),
  );
  fc.assert(
    fc.property(fc.constantFrom(...presetNames), fc.array(step, { maxLength: 20 }), (name, steps) => {
      let draft = draftOf(presets[name]);
      for (const each of steps) {
        if (each.kind === 'move' && canMove(draft, each.number, each.by))
          draft = moveRule(draft, each.number, each.by);
        const rule = each.kind === 'drop' ? draft.rules.find(({ number }) => number === each.number) : null;
        if (rule && rule.test !== 'onTrack') draft = dropRule(draft, rule.number);
        const missing = missingTests(draft);
        const wanted = each.kind === 'add' ? missing[each.at % Math.max(1, missing.length)] : undefined;
        if (wanted) draft = addRule(draft, wanted);
      }
      expect(ruleSetProblem(draft)).toBe(null);
    }),
  );
});
