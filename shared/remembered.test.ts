import fc from 'fast-check';
import { expect, test } from 'vitest';
import { remembered } from './remembered.ts';

test('Answers what the function itself answers, however often and however much is asked', () => {
  const answer = (question: string) => (question.length % 3 === 0 ? null : question.length);
  const asked = remembered(answer);
  fc.assert(
    fc.property(fc.array(fc.string(), { maxLength: 3000, size: 'max' }), (questions) => {
      expect(questions.map((question) => asked(question))).toEqual(questions.map(answer));
    }),
    { numRuns: 20 },
  );
});

test('A question is worked out once while few are asked', () => {
  let worked = 0;
  const asked = remembered<string, number>((day) => {
    worked += 1;
    return `${day}`;
  });
  for (let round = 0; round < 3; round++) for (const day of [1, 2, 3]) expect(asked(day)).toBe(`${day}`);
  expect(worked).toBe(3);
});
