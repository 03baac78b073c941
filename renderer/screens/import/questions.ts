import type { NameAnswer, NameQuestion } from '../../../shared/model/intake.ts';
import { nameKey } from '../../../shared/text.ts';

/** The answer to a question about names, null while there is none. */
export const answerTo = (question: NameQuestion, answers: readonly NameAnswer[]): NameAnswer | null =>
  answers.find((answer) => keyOfNames(answer.names) === keyOfNames(question.names.map(({ name }) => name))) ??
  null;

export const openQuestions = (
  questions: readonly NameQuestion[],
  answers: readonly NameAnswer[],
): readonly NameQuestion[] => questions.filter((question) => answerTo(question, answers) === null);

/** An answer in place of an earlier one about the same names. */
export const withAnswer = (answers: readonly NameAnswer[], answer: NameAnswer): readonly NameAnswer[] => [
  ...answers.filter(({ names }) => keyOfNames(names) !== keyOfNames(answer.names)),
  answer,
];

const keyOfNames = (names: readonly string[]): string => names.map(nameKey).sort().join('\t');
