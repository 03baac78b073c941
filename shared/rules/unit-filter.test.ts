import { expect, test } from 'vitest';
import { unitsWhere } from './unit-filter.ts';

const unit = (name: string, change: Partial<Parameters<typeof unitsWhere>[0][number]> = {}) => ({
  name,
  aliases: [],
  kind: 'school',
  district: null,
  groups: [],
  self: false,
  above: false,
  ...change,
});
const units = [
  unit('济南职业学院', { groups: ['职业院校'] }),
  unit('历城职业中专', { district: '历城区', groups: ['职业院校'] }),
  unit('历城区教育局', { kind: 'district', district: '历城区' }),
  unit('济南市教育局', { kind: 'bureau', self: true }),
  unit('省教育厅', { kind: 'bureau', above: true }),
];
const all = { kind: null, district: null, group: null, text: '' };
const names = (filter: Partial<typeof all>) =>
  unitsWhere(units, { ...all, ...filter } as typeof all).map(({ name }) => name);

test('an empty filter takes all but ourselves and the body above', () => {
  expect(names({})).toEqual(['济南职业学院', '历城职业中专', '历城区教育局']);
});

test('all that is given must hold', () => {
  expect(names({ text: '职业' })).toEqual(['济南职业学院', '历城职业中专']);
  expect(unitsWhere(units, { ...all, kind: 'school', district: '历城区' }).map(({ name }) => name)).toEqual([
    '历城职业中专',
  ]);
  expect(unitsWhere(units, { ...all, group: '职业院校' })).toHaveLength(2);
  expect(unitsWhere(units, { ...all, group: '没有的统称' })).toEqual([]);
});
