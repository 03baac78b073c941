import { expect, test } from 'vitest';
import { readDeadline, yearOf } from './deadline.ts';

test.each([
  ['2022年12月', 'by', '2022-12'],
  ['2022 年 12 月底前', 'by', '2022-12'],
  ['２０２２年６月３０日前', 'by', '2022-06-30'],
  ['2022.12', 'by', '2022-12'],
  ['2022/6/30', 'by', '2022-06-30'],
  ['2023年底前', 'by', '2023-12'],
  ['2023年年底', 'by', '2023-12'],
  ['2023年', 'by', '2023'],
  ['2023年内', 'by', '2023'],
  ['2022年第三季度', 'by', '2022-09'],
  ['2022年上半年', 'by', '2022-06'],
  ['2022年6月底前完成并持续推进', 'by', '2022-06'],
  ['2021年5月、10月', 'by', '2021-10'],
  ['2021-2023年', 'by', '2023'],
  ['持续推进', 'ongoing', null],
  ['长期坚持', 'ongoing', null],
  ['全年', 'ongoing', null],
  ['自2020级新生起', 'from', null],
  ['自2021年9月起', 'from', '2021-09'],
  ['每季度末', 'recurring', null],
  ['每年12月底前', 'recurring', null],
  ['立行立改', 'by', null],
  ['', 'none', null],
  ['—', 'none', null],
  ['按上级要求', 'none', null],
])('“%s” is %s %s', (printed, kind, date) => {
  expect(readDeadline(printed, null).deadline).toMatchObject({ kind, date });
});

test('the wording is kept, null where nothing is printed', () => {
  expect(readDeadline('2022年12月 ', null).deadline.text).toBe('2022年12月');
  expect(readDeadline(' ', null).deadline.text).toBeNull();
});

test('a month without a year takes the year of the document, as a doubt', () => {
  const read = readDeadline('12月底', '2024');
  expect(read.deadline.date).toBe('2024-12');
  expect(read.doubt).toContain('年份');
  expect(readDeadline('12月底', null).deadline).toMatchObject({ kind: 'by', date: null });
});

test('several dates, an unread wording and a wording without a date are doubts; a plain date is none', () => {
  expect(readDeadline('2021年5月、10月', null).doubt).not.toBeNull();
  expect(readDeadline('按上级要求', null).doubt).not.toBeNull();
  expect(readDeadline('立行立改', null).doubt).not.toBeNull();
  expect(readDeadline('2022年12月', null).doubt).toBeNull();
});

test('an impossible month is no date', () =>
  expect(readDeadline('2022年13月', null).deadline.date).not.toBe('2022-13'));

test('the year of a document is the one its title prints', () => {
  expect(yearOf('2024年工作任务清单')).toBe('2024');
  expect(yearOf('2023年和2024年任务')).toBeNull();
  expect(yearOf('工作任务清单')).toBeNull();
  expect(yearOf(null)).toBeNull();
});
