import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ChecklistAnswer } from '../../model/checklist.ts';
import { type ChecklistFacts, defaultChecklist, judgeChecklist, missingLines } from './checklist.ts';
import { countersigners, countersignOf, handlingRound } from './countersign.ts';

const good: ChecklistFacts = {
  milestones: 0,
  openMilestones: [],
  indicators: [{ text: '在校生 23.1 万人', reached: 1 }],
  evidence: 2,
  countersigners: ['乙校'],
  notCountersigned: [],
  note: '已完成，建立了长效机制',
  signedBy: '校长',
  isDraft: false,
};
const judge = (facts: Partial<ChecklistFacts>, answers: readonly ChecklistAnswer[] = []) =>
  judgeChecklist(defaultChecklist, { ...good, ...facts }, answers);
const open = (...given: Parameters<typeof judge>) => missingLines(judge(...given)).map(({ id }) => id);
const answer = (line: string, result: ChecklistAnswer['result'], note = ''): ChecklistAnswer => ({
  line,
  result,
  note,
});

test('what the records show passes by itself', () => {
  expect(open({})).toEqual([]);
  expect(judge({ countersigners: [], indicators: [] }).map(({ result }) => result)).toEqual([
    'notApplicable',
    'notApplicable',
    'pass',
    'notApplicable',
    'pass',
    'pass',
  ]);
});

test('each line that is not met says why, with its figures', () => {
  const judged = judge({
    milestones: 2,
    openMilestones: ['6月底前完成方案'],
    indicators: [{ text: '在校生 23.1 万人', reached: 0.5 }],
    notCountersigned: ['乙校'],
    note: ' ',
    signedBy: null,
  });
  expect(missingLines(judged).map(({ why }) => why?.zh)).toEqual([
    '2 个节点和分解任务中还没有办结：6月底前完成方案',
    '还没有达到：在校生 23.1 万人',
    '还没有会签：乙校',
    '没有办结说明',
    '没有单位负责人签字',
  ]);
});

test('a target that is not reached can be explained, not ticked', () => {
  const short = { indicators: [{ text: '在校生 23.1 万人', reached: 0.9 }] };
  expect(open(short, [answer('indicators', 'pass')])).toEqual(['indicators']);
  expect(open(short, [answer('indicators', 'fail')])).toEqual(['indicators']);
  expect(open(short, [answer('indicators', 'fail', '生源减少，已报批')])).toEqual([]);
  expect(open({ milestones: 1, openMilestones: ['验收'] }, [answer('milestones', 'pass')])).toEqual([]);
});

test('a request that is still a draft is signed by its sign-off', () => {
  expect(open({ signedBy: null, isDraft: true })).toEqual([]);
});

test('no answer makes a line worse than the records say', () => {
  const answers = fc.array(
    fc.record({
      line: fc.constantFrom(...defaultChecklist.map(({ id }) => id)),
      result: fc.constantFrom('pass' as const, 'fail' as const, 'notApplicable' as const),
      note: fc.string({ maxLength: 5 }),
    }),
  );
  fc.assert(
    fc.property(answers, fc.nat(3), fc.boolean(), (given, milestones, signed) => {
      const facts = { milestones, evidence: 0, signedBy: signed ? '校长' : null };
      const before = new Set(open(facts));
      expect(open(facts, given).filter((id) => !before.has(id))).toEqual([]);
    }),
  );
});

test('cooperating units countersign where a task has a lead, and anew after it was reopened', () => {
  const assigned = (
    unit: string,
    role: 'lead' | 'cooperate',
    state: 'assigned' | 'cancelled' = 'assigned',
  ) => ({
    unit,
    role,
    state,
  });
  expect(countersigners([assigned('A', 'lead'), assigned('B', 'cooperate')])).toEqual(['B']);
  expect(countersigners([assigned('A', 'lead'), assigned('B', 'cooperate', 'cancelled')])).toEqual([]);
  expect(countersigners([assigned('A', 'cooperate'), assigned('B', 'cooperate')])).toEqual([]);
  const said = { id: '1', unit: 'B', round: 1, answer: 'agreed', at: 5 } as const;
  expect(countersignOf([said], 'B', handlingRound([]))).toBe(said);
  expect(countersignOf([said], 'B', handlingRound([{ verdict: 'reopen' }]))).toBe(null);
  const later = { ...said, id: '2', answer: 'objected', at: 6 } as const;
  expect(countersignOf([later, said], 'B', 1)).toBe(later);
});
