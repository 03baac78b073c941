import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readDeadline } from './deadline.ts';
import { yearOf } from './document-year.ts';

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
  ['2023年12月31日前', 'by', '2023-12-31'],
  ['2023年8月31日24时前', 'by', '2023-08-31'],
  ['计划2023年10月1日投入使用', 'by', '2023-10-01'],
  ['2023-06-30 00:00:00', 'by', '2023-06-30'],
  ['20231231', 'by', '2023-12-31'],
  ['2024.3—2024.11', 'by', '2024-11'],
  ['二〇二三年十二月底', 'by', '2023-12'],
  ['2023年第四季度末', 'by', '2023-12'],
  ['2023年一至三季度', 'by', '2023-09'],
  ['2023年1月—2025年6月', 'by', '2025-06'],
  ['2023年6月1日至7月15日', 'by', '2023-07-15'],
  ['2023—2024学年', 'by', '2024'],
  ['2023年全年', 'by', '2023'],
  ['“十四五”期间', 'by', '2025'],
  ['“十四五”末', 'by', '2025-12'],
  ['"十五五"时期', 'by', '2030'],
  ['2022年12月底前（2022年6月底前完成初稿）', 'by', '2022-12'],
  ['长期（2023年12月取得阶段性成效）', 'by', '2023-12'],
  ['2022年6月底前完成，每年更新', 'by', '2022-06'],
  ['2023年9月1日起施行', 'from', '2023-09-01'],
  ['从2023年秋季学期起', 'from', '2023'],
  ['自印发之日起', 'from', null],
  ['自印发之日起3个月内', 'by', null],
  ['15个工作日内', 'by', null],
  ['一年内', 'by', null],
  ['立查立改，长期坚持', 'ongoing', null],
  ['常态化推进', 'ongoing', null],
  ['贯穿全年', 'ongoing', null],
  ['每月5日前', 'recurring', null],
  ['每半年一次', 'recurring', null],
  ['按季度报送', 'recurring', null],
  ['每学期初', 'recurring', null],
  ['春、秋两学期', 'recurring', null],
  ['2023年2月29日', 'by', null],
  ['已完成', 'none', null],
  ['', 'none', null],
  ['/', 'none', null],
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

describe('a date without a year', () => {
  test.each([
    ['12月底', '2024-12'],
    ['第三季度', '2024-09'],
    ['年内', '2024'],
    ['年底前', '2024-12'],
    ['上半年', '2024-06'],
    ['十月底前', '2024-10'],
    ['12.31前', '2024-12-31'],
    ['9月投入使用', '2024-09'],
    ['明年6月', '2025-06'],
    ['次年3月', '2025-03'],
    ['2月29日', '2024-02-29'],
  ])('%s', (printed, date) => {
    const { deadline, doubt } = readDeadline(printed, '2024');
    expect(deadline).toMatchObject({ kind: 'by', date, dates: [{ yearInferred: true }] });
    expect(doubt).toContain('年份');
  });
  test('takes the year printed before it', () => {
    const { deadline } = readDeadline('2021年9月至次年3月', '2019');
    expect(deadline).toMatchObject({ date: '2022-03' });
  });
});

describe('several dates', () => {
  const dates = (printed: string) =>
    readDeadline(printed, '2024').deadline.dates?.map(({ text, date }) => `${text} ${date}`);
  test.each([
    ['5月、10月', ['5月 2024-05', '10月 2024-10']],
    ['2021年5月、10月', ['2021年5月 2021-05', '10月 2021-10']],
    ['3—11月', ['3 2024-03', '11月 2024-11']],
    ['2021—2023年', ['2021 2021', '2023年 2023']],
    ['2022 年 6 月底', ['2022 年 6 月 2022-06']],
  ])('%s', (printed, expected) => expect(dates(printed)).toEqual(expected));
  test('a range is one statement and no doubt', () => {
    expect(readDeadline('2023年3月至12月', null).doubt).toBeNull();
    expect(readDeadline('2021—2023年', null).doubt).toBeNull();
  });
  test('a rhythm has no dates', () =>
    expect(readDeadline('每年3月、9月', '2024').deadline.dates).toBeUndefined());
});

describe('milestones', () => {
  const steps = (printed: string) =>
    readDeadline(printed, '2024').deadline.milestones?.map(({ text, date }) => `${date} ${text}`);
  test.each([
    [
      '3月底前制定方案、动员部署，6月底前全面实施；12月底前总结评估。',
      ['2024-03 3月底前制定方案、动员部署', '2024-06 6月底前全面实施', '2024-12 12月底前总结评估'],
    ],
    [
      '方案制定（3月底前），组织实施（6月底前）',
      ['2024-03 方案制定（3月底前）', '2024-06 组织实施（6月底前）'],
    ],
    [
      '2023年底前完成50%，2024年底前完成80%，2025年底前全部完成',
      ['2023-12 2023年底前完成50%', '2024-12 2024年底前完成80%', '2025-12 2025年底前全部完成'],
    ],
    ['近期：2023年底\n远期：2030年', ['2023-12 近期：2023年底', '2030 远期：2030年']],
    ['1.2021年8月 2.2021年12月', ['2021-08 2021年8月', '2021-12 2021年12月']],
    ['1、3月1日开工 2、9月底封顶', ['2024-03-01 3月1日开工', '2024-09 9月底封顶']],
    ['①3月底完成方案②6月底完成整改', ['2024-03 3月底完成方案', '2024-06 6月底完成整改']],
    ['2023年3月至6月', undefined],
    ['2022年12月', undefined],
    ['2022年6月底前完成并持续推进', undefined],
  ])('%s', (printed, expected) => expect(steps(printed)).toEqual(expected));
  test('a date after which it goes on says so', () => {
    expect(readDeadline('2022年6月底前完成并持续推进', null).deadline.goesOn).toBe(true);
    expect(readDeadline('2022年6月', null).deadline.goesOn).toBeUndefined();
  });
});

describe('laws', () => {
  const parts = fc.constantFrom(
    ...'2021年 2023 二〇二二年 12月 3 月 底 前 底前完成 31日 第 三 季度 上半年 每年 每 自 起 开始 至 — - 、 ， ； （ ） 持续推进 长期 十四五 末 期间 年 内 年底 学期 立行立改 2022.6 2022/12/31 次年 其中'.split(
      ' ',
    ),
    '\n',
    ' ',
  );
  const wording = fc.array(parts, { maxLength: 14 }).map((all) => all.join(''));
  test('dates and steps are exact parts of the wording, dates are dates of the calendar, the latest is the deadline', () => {
    fc.assert(
      fc.property(wording, fc.constantFrom('2024', null), (printed, year) => {
        const { deadline } = readDeadline(printed, year);
        for (const { text, date } of [...(deadline.dates ?? []), ...(deadline.milestones ?? [])]) {
          expect(text).not.toBe('');
          expect(deadline.text).toContain(text);
          expect(date).toMatch(/^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$/);
        }
        if (deadline.kind === 'by' && deadline.date !== null) {
          expect(deadline.dates?.map(({ date }) => date)).toContain(deadline.date);
        }
        expect(deadline.milestones?.length ?? 2).toBeGreaterThanOrEqual(2);
      }),
      { numRuns: 200 },
    );
  });
  test('full-width digits and blanks change nothing', () => {
    const wide = (printed: string) =>
      printed.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    fc.assert(
      fc.property(wording, (printed) => {
        const { kind, date } = readDeadline(printed, '2024').deadline;
        expect(readDeadline(wide(printed), '2024').deadline).toMatchObject({ kind, date });
      }),
      { numRuns: 150 },
    );
  });
  test('any text at all is read', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (printed) => {
        const { kind, date } = readDeadline(printed, null).deadline;
        expect(kind === 'none' || kind === 'ongoing' || kind === 'recurring' ? date : null).toBeNull();
      }),
    );
  });
});

test.each([
  ['months', '3月、'.repeat(20_000)],
  ['years', '2021-'.repeat(20_000)],
  ['digits', '1'.repeat(50_000)],
])('a cell of nothing but %s is read to its end', (_what, printed) =>
  expect(readDeadline(printed, '2024').deadline.text).toBe(printed.trim()),
);

test('an impossible month is no date', () =>
  expect(readDeadline('2022年13月', null).deadline.date).not.toBe('2022-13'));

test('the year of a document is the one its title prints', () => {
  expect(yearOf('2024年工作任务清单')).toBe('2024');
  expect(yearOf('2023年和2024年任务')).toBeNull();
  expect(yearOf('工作任务清单')).toBeNull();
  expect(yearOf(null)).toBeNull();
});

test('a title without a year leaves it to the document number, then to the line that dates the document', () => {
  const lines = ['附件2', '2021年3月1日', '青教发〔2022〕5号'];
  expect(yearOf('工作任务清单', lines)).toBe('2022');
  expect(yearOf('工作任务清单', lines.slice(0, 2))).toBe('2021');
  expect(yearOf('2024年工作任务清单', lines)).toBe('2024');
  expect(yearOf('行动计划（2021—2023年）', lines)).toBe('2022');
});
