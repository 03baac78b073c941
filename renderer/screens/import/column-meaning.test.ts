import { expect, test } from 'vitest';
import { columnMeanings } from './column-meaning.ts';
import type { List } from './review.ts';

const task = (seq: number, cells: string[], category: string | null): List['tasks'][number] => ({
  ordinal: seq,
  seq,
  category,
  categoryPrinted: cells[1] !== '',
  title: cells[2] ?? '',
  detail: cells[3] || null,
  units: [{ name: '示范区财政金融局', role: 'lead', group: false, aliases: ['财政金融局'] }],
  deadline: { kind: 'by', text: cells[5] || null, date: null },
  indicators: [],
  cells,
  guesses: [],
});

const columns = ['序号', '重点工作', '任务目标', '量化指标', '责任部门', '完成时限', '备注'];
const list: List = {
  title: null,
  preamble: [],
  notes: [],
  columns,
  tasks: [
    task(1, ['1', '甲组', '任务一\n第二段', '建成3个', '财政金融局', '2022年12月', ''], '甲组'),
    task(2, ['2．', '', '任务二', '', '财政金融局、教育局', '持续推进', ''], '甲组'),
  ],
};

test('every column is named for what stands in it; merged and blank cells do not hide it', () => {
  expect(columnMeanings(list)).toEqual(['seq', 'category', 'title', 'detail', 'units', 'deadline', null]);
});

test('a list without tasks has no meanings', () => {
  expect(columnMeanings({ ...list, tasks: [] })).toEqual(columns.map(() => null));
});
