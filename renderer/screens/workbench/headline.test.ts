import { expect, test } from 'vitest';
import type { Workbench } from '../../../shared/model/views.ts';
import { headlineOf, todosOf } from './headline.ts';

const empty: Workbench = {
  period: '2026-11',
  cutoff: '2026-11-25',
  own: {
    due: 0,
    drafted: 0,
    signed: 0,
    unfilled: 0,
    toSign: 0,
    toSend: 0,
    inReview: 0,
    returned: 0,
    requests: 0,
    wanted: 0,
  },
  below: {
    turn: 'next',
    period: '2026-11',
    by: '2026-11-30',
    other: null,
    units: 0,
    reported: 0,
    toReview: 0,
    wanted: 0,
    missing: [],
  },
  ledgers: [],
  differences: 0,
  instructions: [],
  toConfirm: 0,
  unassigned: 0,
  events: [],
  reminders: [],
  lights: { counts: [], worst: [] },
};
const own = (counts: Partial<Workbench['own']>): Workbench => ({
  ...empty,
  own: { ...empty.own, ...counts },
});
const missing = [{ id: 'u', name: '甲校', tasks: 3, period: '2026-11', lastReport: null }];

test('what we owe comes before what is owed to us', () => {
  const both = {
    ...own({ due: 9, drafted: 2, unfilled: 7 }),
    below: { ...empty.below, units: 4, reported: 3, missing },
  };
  expect(headlineOf(both)).toMatchObject({ text: 'ownMissing', count: 7, start: { screen: 'progress' } });
  expect(headlineOf(both, true)).toMatchObject({
    text: 'belowMissing',
    count: 1,
    start: { screen: 'receive' },
  });
});

test('after filling in comes signing off, then sending, then rest', () => {
  expect(headlineOf(own({ due: 3, drafted: 3, toSign: 3 }))).toMatchObject({ text: 'ownToSign', count: 3 });
  expect(headlineOf(own({ due: 3, signed: 3, toSend: 3 }))).toMatchObject({
    text: 'ownToSend',
    start: { screen: 'submit' },
  });
  expect(headlineOf(own({ due: 3, signed: 3 }))).toMatchObject({ text: 'ownDone', start: null });
});

test('a body that only issues sees who is missing', () => {
  expect(headlineOf({ ...empty, below: { ...empty.below, units: 4, reported: 3, missing } })).toMatchObject({
    text: 'belowMissing',
    count: 1,
  });
  expect(headlineOf({ ...empty, below: { ...empty.below, units: 4, reported: 4 } })).toMatchObject({
    text: 'belowDone',
    count: 4,
  });
});

test('who is missing is counted in the period that is collected, what we owe in the one that is due', () => {
  const below = { ...empty.below, period: '2026-10', units: 4, reported: 3, missing };
  expect(headlineOf({ ...empty, below }).period).toBe('2026-10');
  expect(headlineOf({ ...own({ due: 9, unfilled: 9 }), below }).period).toBe('2026-11');
});

test('nothing that is zero is listed as waiting', () => {
  expect(todosOf(empty)).toEqual([]);
  expect(
    todosOf({ ...own({ due: 2, drafted: 1, unfilled: 1, toSign: 1 }), unassigned: 5 }).map(
      ({ title, count }) => [title, count],
    ),
  ).toEqual([
    ['todoAssign', 5],
    ['todoFill', 1],
    ['todoSign', 1],
  ]);
});

test('files that are asked for again wait on the screen that sends them', () => {
  const both = { ...own({ wanted: 2 }), below: { ...empty.below, wanted: 1 } };
  expect(todosOf(both).map(({ screen, count }) => [screen, count])).toEqual([
    ['submit', 2],
    ['issue', 1],
  ]);
});
