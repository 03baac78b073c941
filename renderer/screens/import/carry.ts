import { fields, keyOf, type PreviewTask, type Review } from './review.ts';

const KEY_LENGTH = 60;

/** What a row is known by when the document is read again. */
export const rowKey = ({ seq, title, cells }: PreviewTask): string =>
  `${seq ?? ''}|${(cells.join('|') || title).replace(/\s+/g, '').slice(0, KEY_LENGTH)}`;

export const rowKeys = (tasks: readonly PreviewTask[]): string[] => tasks.map(rowKey);

/**
 * What was done to the rows of one reading, put to the same rows of another: after the range or the columns were changed,
 * or after a newer version of the program reads the document otherwise. `before` and `after` are `rowKeys`, by ordinal
 * from 1. Equal rows are taken in their order; what was done to a row that is gone is gone.
 */
export function carryReview(review: Review, before: readonly string[], after: readonly string[]): Review {
  if (before.length === after.length && before.every((key, at) => key === after[at])) return review;
  const waiting = new Map<string, number[]>();
  for (const [at, key] of after.entries()) waiting.set(key, [...(waiting.get(key) ?? []), at + 1]);
  const moved = new Map<number, number>();
  for (const [at, key] of before.entries()) {
    const ordinal = waiting.get(key)?.shift();
    if (ordinal !== undefined) moved.set(at + 1, ordinal);
  }
  return {
    ...review,
    edits: new Map(
      [...review.edits].flatMap(([ordinal, changes]) => {
        const next = moved.get(ordinal);
        return next === undefined ? [] : [[next, changes] as const];
      }),
    ),
    settled: new Set(
      [...moved].flatMap(([from, to]) =>
        fields.filter((field) => review.settled.has(keyOf(from, field))).map((field) => keyOf(to, field)),
      ),
    ),
  };
}
