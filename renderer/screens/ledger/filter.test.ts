import { describe, expect, test } from 'vitest';
import {
  applyFilter,
  choicesOf,
  countToConfirm,
  filterParams,
  isFiltered,
  lightWord,
  noFilter,
  readFilter,
  tabCounts,
} from './filter.ts';
import { sampleLines, sampleRow, sampleUnit } from './sample-rows.ts';

const sampleLight = {
  level: 'red',
  word: '红灯',
  colour: 'red',
  shape: 'square',
  rule: 2,
  reason: '已过时限',
  clear: '',
  by: 'unit',
  ruleSet: { id: 'R', name: '默认规则', version: 1 },
} as const;

const lines = sampleLines(
  sampleRow('lead', {
    title: '整合各类职业教育资源',
    category: '规划布局',
    units: [sampleUnit('市教育局')],
    mine: { role: 'lead', reason: '' },
    deadline: { kind: 'by', text: '2022年12月', date: '2022-12' },
    guesses: ['units'],
    state: 'assigned',
    assigned: [{ unit: '1', name: '市教育局', role: 'lead' }],
  }),
  sampleRow('named', {
    title: '开展试点',
    detail: '支持济南职业学院试办',
    mine: { role: 'named', reason: '' },
    light: sampleLight,
  }),
  sampleRow('other', {
    guesses: ['units'],
    editable: false,
    deadline: { kind: 'ongoing', text: '持续推进', date: null },
  }),
);
const all = readFilter({ tab: 'all' }, 'mine');
const found = (part: Partial<typeof all>) => applyFilter(lines, { ...all, ...part }).map(({ key }) => key);

describe('the address', () => {
  test('an address and its filter say the same', () => {
    const params = {
      ledger: 'L',
      tab: 'lead',
      q: '职业',
      unit: '市教育局',
      category: '规划布局',
      state: 'assigned',
      due: 'by',
      light: 'red',
      confirm: '1',
      unassigned: '1',
    };
    expect(filterParams(readFilter(params, 'mine'), 'mine')).toEqual(params);
  });

  test('what filters nothing is not in it, an unknown value filters nothing', () => {
    expect(filterParams(readFilter({}, 'all'), 'all')).toEqual({});
    expect(
      filterParams(readFilter({ tab: 'x', state: 'y', due: 'z', light: 'mauve' }, 'all'), 'all'),
    ).toEqual({});
  });

  test('what is to be confirmed or assigned is looked for in all rows', () => {
    expect(readFilter({ confirm: '1' }, 'mine').tab).toBe('all');
    expect(filterParams(readFilter({ confirm: '1', tab: 'mine' }, 'mine'), 'mine')).toEqual({
      confirm: '1',
      tab: 'mine',
    });
  });
});

describe('filtering', () => {
  test('a tab shows its own part, 本单位承担 all that concerns us', () => {
    expect(found({ tab: 'mine' })).toEqual(['lead', 'named']);
    expect(found({ tab: 'named' })).toEqual(['named']);
    expect(tabCounts(lines)).toEqual({ mine: 2, lead: 1, cooperate: 0, named: 1, all: 3 });
  });

  test('by unit, key work, state and kind of deadline', () => {
    expect(found({ unit: '市教育局' })).toEqual(['lead']);
    expect(found({ category: '规划布局' })).toEqual(['lead']);
    expect(found({ state: 'registered' })).toEqual(['named', 'other']);
    expect(found({ due: 'ongoing' })).toEqual(['other']);
  });

  test('by light, under the word that its rules give it', () => {
    expect(found({ light: 'red' })).toEqual(['named']);
    expect(found({ light: 'warning' })).toEqual([]);
    expect(choicesOf(lines).lights).toEqual([{ value: 'red', count: 1 }]);
    expect(lightWord(lines, 'red')).toBe('红灯');
  });

  test('a word of two characters, initials of titles and units, and text of the detail are found', () => {
    expect(found({ query: '职业' })).toEqual(['lead', 'named']);
    expect(found({ query: 'zhgl' })).toEqual(['lead']);
    expect(found({ query: 'sjyj' })).toEqual(['lead']);
    expect(found({ query: '济南 试办' })).toEqual(['named']);
  });

  test('a guess in a ledger that another unit issued is not ours to confirm', () => {
    expect(found({ confirm: true })).toEqual(['lead']);
    expect(countToConfirm(lines)).toBe(1);
    expect(found({ unassigned: true })).toEqual(['named', 'other']);
  });

  test('clearing leaves ledger and tab', () => {
    const filter = { ...all, ledger: 'L', query: 'x', due: 'by', confirm: true } as const;
    expect(isFiltered(filter)).toBe(true);
    const cleared = { ...filter, ...noFilter };
    expect(isFiltered(cleared)).toBe(false);
    expect(cleared).toMatchObject({ ledger: 'L', tab: 'all' });
  });

  test('choices carry the number of rows behind them', () => {
    expect(choicesOf(lines).deadlines).toEqual([
      { value: 'by', count: 1 },
      { value: 'ongoing', count: 1 },
      { value: 'none', count: 1 },
    ]);
  });
});
