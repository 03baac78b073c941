import { describe, expect, test } from 'vitest';
import type { TransmissionEntry } from '../../../shared/model/views.ts';
import { filterEntries, filterParams, readFilter, unitsOf, usedBefore } from './filter.ts';

const entry = (id: string, change: Partial<TransmissionEntry> = {}): TransmissionEntry => ({
  id,
  at: 0,
  direction: 'out',
  kind: 'issue',
  unit: { id: 'U1', name: '历城区教育局' },
  file: `${id}.tzb`,
  number: 1,
  shortCode: 'ABCD1234',
  records: 1,
  carriedBy: null,
  medium: null,
  receivedBy: null,
  status: 'exported',
  receipt: { at: null, by: null, code: null, refused: null },
  ...change,
});

const entries = [
  entry('a', { carriedBy: '李', medium: '教科 03 号' }),
  entry('b', {
    direction: 'in',
    kind: 'submit',
    status: 'received',
    unit: { id: 'U2', name: '济南职业学院' },
  }),
  entry('c', { status: 'delivered', carriedBy: '王' }),
  entry('d', { carriedBy: '李' }),
];
const shown = (params: Record<string, string>) =>
  filterEntries(entries, readFilter(params)).map(({ id }) => id);

describe('The filter of the register', () => {
  test('without a filter everything is shown', () => expect(shown({})).toEqual(['a', 'b', 'c', 'd']));

  test('direction, unit and status each narrow what the others leave', () => {
    expect(shown({ direction: 'in' })).toEqual(['b']);
    expect(shown({ unit: 'U1', status: 'exported' })).toEqual(['a', 'd']);
    expect(shown({ direction: 'in', status: 'exported' })).toEqual([]);
  });

  test('an address with values nobody knows is no filter, except for a unit that is gone', () => {
    expect(shown({ direction: 'up', status: 'lost' })).toEqual(['a', 'b', 'c', 'd']);
    expect(shown({ unit: 'U9' })).toEqual([]);
  });

  test('goes into the address and comes back', () => {
    const filter = { direction: 'out', unit: 'U1', status: null } as const;
    expect(readFilter(filterParams(filter))).toEqual(filter);
    expect(filterParams(readFilter({}))).toEqual({});
  });
});

test('units are named once, in the order of their names', () =>
  expect(unitsOf(entries).map(({ name }) => name)).toEqual(['济南职业学院', '历城区教育局']));

test('what was written before is proposed, the newest first and each once', () =>
  expect(usedBefore(entries, 'carriedBy')).toEqual(['李', '王']));
