import { describe, expect, test } from 'vitest';
import { nameLookup } from '../../../shared/rules/printed-names.ts';
import {
  accept,
  allOpen,
  doubtsOf,
  edit,
  editsToSend,
  emptyReview,
  entryOf,
  type Field,
  isEdited,
  type List,
  nextOpen,
  openIn,
  reviewOrder,
  sameKind,
  valuesOf,
} from './review.ts';

const task = (ordinal: number, guesses: readonly Field[]): List['tasks'][number] => ({
  ordinal,
  seq: ordinal,
  category: '重点工作',
  categoryPrinted: true,
  title: `任务${ordinal}`,
  detail: null,
  units: [{ name: '市教育局', role: 'lead', group: false, aliases: [] }],
  deadline: { kind: 'none', text: null, date: null },
  indicators: [],
  cells: [],
  guesses: [...guesses],
  part: 1,
  original: [],
  marks: [],
});

const LEAD = '没有写明牵头单位，请确认。';
const prefix = (name: string) => `单位名称省略了前缀，请确认：${name}。`;
const list: List = {
  title: '清单',
  preamble: [],
  columns: [],
  tasks: [
    task(1, []),
    task(2, ['units']),
    task(3, ['units', 'deadline']),
    task(4, ['units']),
    task(5, ['units']),
  ],
  notes: [
    { task: 2, field: 'units', message: LEAD },
    { task: 3, field: 'units', message: LEAD },
    { task: 3, field: 'deadline', message: '时限不明。' },
    { task: 4, field: 'units', message: LEAD },
    { task: 4, field: 'units', message: prefix('财政局') },
    { task: 5, field: 'units', message: LEAD },
    { task: 5, field: 'units', message: prefix('税务局') },
  ],
};
const doubts = doubtsOf(list);
const order = reviewOrder(list.tasks, doubts);
const first = (ordinal: number, review = emptyReview) => {
  const [doubt] = openIn(doubts, ordinal, review);
  if (!doubt) throw new Error('no open doubt');
  return doubt;
};
const open = (review = emptyReview) =>
  allOpen(doubts, review).map(({ ordinal, field }) => `${ordinal} ${field}`);

test('doubtful rows come first, each part as printed, and the order stays while one works', () => {
  expect(order.map(({ ordinal }) => ordinal)).toEqual([2, 3, 4, 5, 1]);
});

describe('Accepting', () => {
  test('one doubt settles that field alone', () => {
    expect(open(accept(emptyReview, [first(3)]))).toEqual(['2 units', '3 deadline', '4 units', '5 units']);
  });

  test('all of a kind settles no row that has a further reason', () => {
    const kind = sameKind(doubts, emptyReview, first(2));
    expect(kind.map(({ ordinal }) => ordinal)).toEqual([2, 3]);
    expect(open(accept(emptyReview, kind))).toEqual(['3 deadline', '4 units', '5 units']);
  });

  test('all of a kind names no names: other units left out the same prefix', () => {
    expect(sameKind(doubts, emptyReview, first(4)).map(({ ordinal }) => ordinal)).toEqual([2, 3, 4, 5]);
  });

  test('sends the value that was read, so that it is no longer a guess', () => {
    expect(editsToSend(list.tasks, accept(emptyReview, [first(2)]))).toEqual([
      { ordinal: 2, changes: { units: list.tasks[1]?.units } },
    ]);
  });
});

describe('Editing', () => {
  const review = edit(edit(emptyReview, 1, 'title', { title: '改过' }), 1, 'category', { category: null });

  test('shows the new value and keeps the others', () => {
    const [row] = list.tasks;
    expect(row && valuesOf(row, review, nameLookup([]))).toMatchObject({
      title: '改过',
      category: null,
      units: row?.units,
    });
    expect(isEdited(review, 1, 'title')).toBe(true);
    expect(isEdited(review, 1, 'units')).toBe(false);
  });

  test('settles a doubt of the same field', () => {
    expect(open(edit(emptyReview, 2, 'units', { units: [] }))).not.toContain('2 units');
  });

  test('sends each row once with all its fields, an emptied one too', () => {
    expect(editsToSend(list.tasks, review)).toEqual([
      { ordinal: 1, changes: { category: null, title: '改过' } },
    ]);
  });

  test('an earlier state is untouched, so that a step can be taken back', () => {
    const before = accept(emptyReview, [first(2)]);
    edit(before, 2, 'title', { title: '改过' });
    expect(editsToSend(list.tasks, before)).toHaveLength(1);
    expect(isEdited(before, 2)).toBe(false);
  });
});

describe('Work goes on', () => {
  test('with the next doubt of the same row, then with the rows behind', () => {
    const afterFirst = accept(emptyReview, [first(3)]);
    expect(nextOpen(order, doubts, afterFirst, { ordinal: 3, field: 'units' })).toEqual({
      ordinal: 3,
      field: 'deadline',
    });
    const afterBoth = accept(afterFirst, [first(3, afterFirst)]);
    expect(nextOpen(order, doubts, afterBoth, { ordinal: 3, field: 'deadline' })).toEqual({
      ordinal: 4,
      field: 'units',
    });
  });

  test('from the top when the end is reached, and nowhere when all is done', () => {
    const last = accept(emptyReview, [first(5)]);
    expect(nextOpen(order, doubts, last, { ordinal: 5, field: 'units' })).toEqual({
      ordinal: 2,
      field: 'units',
    });
    const done = accept(emptyReview, allOpen(doubts, emptyReview));
    expect(nextOpen(order, doubts, done, { ordinal: 5, field: 'units' })).toBeNull();
    expect(entryOf(doubts, 5, done)).toEqual({ ordinal: 5, field: 'title' });
  });
});

test('what the ledger already holds put right is not asked again', () => {
  const known = new Set(['3.units']);
  expect(
    [...doubtsOf(list, known).values()].flat().map(({ ordinal, field }) => `${ordinal} ${field}`),
  ).not.toContain('3 units');
});
