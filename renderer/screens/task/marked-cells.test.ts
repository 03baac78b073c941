import { expect, test } from 'vitest';
import { markedCells } from './marked-cells.ts';

const row = {
  title: '整合资源',
  detail: '建成5门课程',
  category: null,
  units: [
    {
      name: '市教育局',
      role: 'lead' as const,
      group: false,
      aliases: [],
      span: { field: 'units', start: 0, end: 4 },
    },
    {
      name: '示范区财政局',
      role: 'cooperate' as const,
      group: false,
      aliases: [],
      span: { field: 'units', start: 5, end: 8 },
    },
  ],
  deadline: { kind: 'by' as const, text: '2022年12月', date: '2022-12' },
};
const indicator = {
  id: 'i',
  text: '建成5门课程',
  comparator: '=' as const,
  value: 5,
  min: null,
  max: null,
  unit: '门',
  subject: '课程',
  span: { field: 'detail', start: 0, end: 6 },
  actual: null,
  baseline: null,
  reached: null,
  distance: null,
};
const cell = (column: string, text: string) => ({ column, text });
const marksOf = (cells: ReturnType<typeof markedCells>) =>
  cells.flatMap(({ column, pieces }) =>
    pieces.filter(({ mark }) => mark !== null).map(({ mark, text }) => `${column}:${mark}:${text}`),
  );

test('units, dates and numbers are marked where they stand, prefixes that the list leaves out included', () => {
  const cells = [
    cell('任务', '整合资源'),
    cell('指标', '建成5门课程'),
    cell('部门', '市教育局、财政局'),
    cell('时限', '2022年12月'),
  ];
  expect(marksOf(markedCells({ cells, row, indicators: [indicator] }))).toEqual([
    '指标:number:建成5门课程',
    '部门:unit:市教育局',
    '部门:unit:财政局',
    '时限:date:2022年12月',
  ]);
});

test('a cell that holds title and detail together is marked at the right place', () => {
  const cells = [cell('任务', '整合资源。建成5门课程'), cell('部门', '市教育局、财政局')];
  expect(marksOf(markedCells({ cells, row, indicators: [indicator] }))).toContain('任务:number:建成5门课程');
});

test('the pieces of a cell are its text, whatever is marked', () => {
  const cells = [cell('任务', '整合资源'), cell('部门', '市教育局、财政局\n（牵头）'), cell('时限', '')];
  const overlapping = { ...indicator, text: '合资', span: { field: 'title', start: 1, end: 30 } };
  const texts = markedCells({ cells, row, indicators: [indicator, overlapping] }).map(({ pieces }) =>
    pieces.map(({ text }) => text).join(''),
  );
  expect(texts).toEqual(cells.map(({ text }) => text));
});

test('a unit that was put right by hand is marked where its name is printed', () => {
  const corrected = { ...row, units: row.units.map(({ span: _span, ...unit }) => unit) };
  const cells = [cell('部门', '各校、市教育局')];
  expect(marksOf(markedCells({ cells, row: corrected, indicators: [] }))).toEqual(['部门:unit:市教育局']);
});
