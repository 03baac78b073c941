import { describe, expect, test } from 'vitest';
import { markedOriginal } from './original.ts';
import { edit, emptyReview, type PreviewTask, valuesOf } from './review.ts';

const text = '建设实训基地5个。2026年底前完成。（市教育局）';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const task: PreviewTask = {
  ordinal: 1,
  seq: 1,
  category: null,
  categoryPrinted: false,
  title: '建设实训基地5个。',
  detail: '2026年底前完成。',
  units: [{ name: '市教育局', role: 'lead', group: false, aliases: [] }],
  deadline: { kind: 'by', text: '2026年底前', date: '2026-12' },
  indicators: [],
  cells: [],
  guesses: [],
  part: 1,
  original: [text],
  marks: [
    { field: 'title', item: 0, text: 0, ...at('建设实训基地5个。') },
    { field: 'indicators', item: 0, text: 0, ...at('5个') },
    { field: 'deadline', item: 0, text: 0, ...at('2026年底前') },
    { field: 'units', item: 0, text: 0, ...at('市教育局') },
  ],
};
const pieces = (review = emptyReview) =>
  markedOriginal(
    task,
    review,
    valuesOf(task, review, () => null),
  )[0]?.map(({ text: part, kind, isTitle }) => [part, kind ?? (isTitle ? 'title' : null)]);

describe('The original with its marks', () => {
  test('is cut at what was read; the innermost mark colours, the title strengthens', () => {
    expect(pieces()).toEqual([
      ['建设实训基地', 'title'],
      ['5个', 'number'],
      ['。', 'title'],
      ['2026年底前', 'date'],
      ['完成。（', null],
      ['市教育局', 'unit'],
      ['）', null],
    ]);
    expect(
      pieces()
        ?.map(([part]) => part)
        .join(''),
    ).toBe(text);
  });

  test('what a person put right is marked where its words stand, no longer where they stood', () => {
    const review = edit(emptyReview, 1, 'deadline', {
      deadline: { kind: 'by', text: '2026年', date: '2026' },
    });
    expect(pieces(review)).toContainEqual(['2026年', 'date']);
    const none = edit(emptyReview, 1, 'units', { units: [] });
    expect(pieces(none)?.some(([, kind]) => kind === 'unit')).toBe(false);
  });
});
