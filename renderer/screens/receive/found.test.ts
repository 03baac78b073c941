import { expect, test } from 'vitest';
import type { Place } from '../../../shared/model/views.ts';
import { findBundles, isLikely, placesToSearch } from './found.ts';

const file = (name: string, modified = 0): Place => ({
  kind: 'file',
  path: `/stick/${name}`,
  name,
  bytes: 1,
  modified,
});
const none: ReadonlySet<string> = new Set();
const nothing: ReadonlyMap<string, number> = new Map();
const school = {
  names: ['济南职业学院', '济职院'],
  takesReports: false,
  receivedFiles: nothing,
  sentPaths: none,
};
const bureau = { names: ['济南市教育局'], takesReports: true, receivedFiles: nothing, sentPaths: none };
const find = (entries: readonly Place[], known: Parameters<typeof findBundles>[1]) =>
  findBundles([{ where: 'U 盘', entries }], known).map(({ place, guess }) => [place.name, guess]);

test('on a stick for forty schools, a school finds its own file on top', () => {
  const entries = [
    file('下发包_济南护理职业学院(4137012348)_20261122.tzb'),
    file('下发包_济南职业学院(4137012345)_20261122.tzb'),
    file('下发包_济职院_20261101_第2版.tzb'),
    file('某个文件.tzb'),
    file('说明.txt'),
  ];
  expect(find(entries, school)).toEqual([
    ['下发包_济南职业学院(4137012345)_20261122.tzb', 'ours'],
    ['下发包_济职院_20261101_第2版.tzb', 'ours'],
    ['某个文件.tzb', 'unclear'],
    ['下发包_济南护理职业学院(4137012348)_20261122.tzb', 'others'],
  ]);
});

test('a bureau is offered reports, never the files it issued itself', () => {
  const entries = [file('下发包_济南职业学院_20261122.tzb'), file('上报包_济南职业学院_20261122.tzb')];
  expect(find(entries, bureau)).toEqual([
    ['上报包_济南职业学院_20261122.tzb', 'ours'],
    ['下发包_济南职业学院_20261122.tzb', 'others'],
  ]);
});

test('a file exported from here is not offered back', () => {
  const sent = { ...bureau, sentPaths: new Set(['/stick/随便改的名字.tzb']) };
  expect(find([file('随便改的名字.tzb')], sent)).toEqual([['随便改的名字.tzb', 'others']]);
});

test('newer files come first, those received before last', () => {
  const known = { ...bureau, receivedFiles: new Map([['上报包_甲_20261101.tzb', 9]]) };
  const entries = [
    file('上报包_甲_20261101.tzb', 9),
    file('上报包_乙_20261101.tzb', 1),
    file('上报包_丙_20261101.tzb', 2),
  ];
  const found = findBundles([{ where: '', entries }], known);
  expect(found.map(({ place }) => place.name)).toEqual([
    '上报包_丙_20261101.tzb',
    '上报包_乙_20261101.tzb',
    '上报包_甲_20261101.tzb',
  ]);
  expect(found.map(isLikely)).toEqual([true, true, false]);
});

test('a file reached by two places is listed once', () => {
  const listing = { where: '', entries: [file('上报包_甲_20261101.tzb')] };
  expect(findBundles([listing, listing], bureau)).toHaveLength(1);
});

test('a file written again under the name of one received before is news', () => {
  const known = { ...bureau, receivedFiles: new Map([['上报包_甲_20261101.tzb', 9]]) };
  const [again] = findBundles([{ where: '', entries: [file('上报包_甲_20261101.tzb', 10)] }], known);
  expect(again?.received).toBe(false);
});

test('sticks and remembered folders are searched, the system drive is not', () => {
  const place = (kind: Place['kind'], path: string): Place => ({
    kind,
    path,
    name: path,
    bytes: null,
    modified: null,
  });
  const places = [
    place('drive', 'C:\\'),
    place('drive', 'E:\\'),
    place('remembered', 'C:\\报送'),
    place('home', 'C:\\Users\\张\\Desktop'),
  ];
  expect(placesToSearch(places).map(({ path }) => path)).toEqual(['E:\\', 'C:\\报送']);
});
