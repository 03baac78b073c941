import { expect, test } from 'vitest';
import type { UnitView } from '../../../shared/model/views.ts';
import { filterUnits } from './filter.ts';

const unit = (name: string, rest: Partial<UnitView> = {}): UnitView => ({
  id: name,
  name,
  code: null,
  kind: null,
  district: null,
  aliases: [],
  groups: [],
  contactPerson: null,
  phone: null,
  keys: 0,
  self: false,
  tasks: 0,
  above: false,
  ...rest,
});
const units = [
  unit('济南职业学院', { code: '4137010864', district: '历下区' }),
  unit('市教育局', { aliases: ['市委教育工委'] }),
  unit('历城区政府', { groups: ['区县政府'] }),
];
const names = (filter: string) => filterUnits(units, filter).map(({ name }) => name);

test('a unit is found by name, short name, code, district and collective name', () => {
  expect(names('职业')).toEqual(['济南职业学院']);
  expect(names('教育工委')).toEqual(['市教育局']);
  expect(names('41370')).toEqual(['济南职业学院']);
  expect(names('区县')).toEqual(['历城区政府']);
});

test('every word must be found; blanks and width do not matter', () => {
  expect(names('历下 职业')).toEqual(['济南职业学院']);
  expect(names('历下 政府')).toEqual([]);
  expect(names('４１３７')).toEqual(['济南职业学院']);
  expect(names('  ')).toHaveLength(3);
});
