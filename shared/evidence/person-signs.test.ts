import { describe, expect, test } from 'vitest';
import type { SourceDocument } from '../lists/document.ts';
import { isRosterName, personSignsOf } from './person-signs.ts';

const said = (...texts: readonly string[]): SourceDocument => ({
  blocks: texts.map((text) => ({ kind: 'paragraph', text })),
});
const tableOf = (...rows: readonly (readonly string[])[]): SourceDocument => ({
  blocks: [
    {
      kind: 'table',
      name: null,
      rows: rows.map((cells) =>
        cells.map((text) => ({ paragraphs: text === '' ? [] : [text], colSpan: 1, rowSpan: 1 })),
      ),
    },
  ],
});
const PEOPLE = ['张三', '李四', '王小五', '欧阳正华', '买买提·艾力'];

describe('what in a document looks like a list of persons', () => {
  test.each([
    ['an identity number', said('张三，11010519491231002X'), { ids: 1, phones: 0, names: 0 }],
    ['one in full width', said('１１０１０５１９４９１２３１００２ｘ'), { ids: 1, phones: 0, names: 0 }],
    [
      'three mobile numbers, however they are written',
      said('13800138000 139-0013-9000', '137 0013 7000', '13800138000'),
      { ids: 0, phones: 3, names: 0 },
    ],
    [
      'five names below their heading',
      tableOf(['序号', '姓 名'], ...PEOPLE.map((name, at) => [String(at + 1), name])),
      { ids: 0, phones: 0, names: 5 },
    ],
    [
      'numbers that lost their last digits, below a heading that asks for them',
      tableOf(['学生姓名', '身份证号'], ['张三', '110105194912310000']),
      { ids: 1, phones: 0, names: 0 },
    ],
  ] as const)('%s', (_, document, signs) => {
    expect(personSignsOf(document)).toEqual(signs);
  });

  test.each([
    ['the contacts of a plain report', said('联系人：张三 13800138000', '李四 13900139000')],
    ['a number of the length of an identity number', said('合同编号 110105194912310021')],
    ['a number with no date in it', said('110105194913310028')],
    ['digits within longer ones', said('2138001380001 2139001390001 2137001370001')],
    ['four names', tableOf(['姓名'], ...PEOPLE.slice(0, 4).map((name) => [name]))],
    ['one name many times', tableOf(['姓名'], ...PEOPLE.map(() => ['张三']))],
    ['what stands below other headings', tableOf(['课程'], ...PEOPLE.map((name) => [name]))],
    ['an empty document', { blocks: [] }],
  ] as const)('not %s', (_, document) => {
    expect(personSignsOf(document)).toBeNull();
  });

  test('only the beginning of a document without end is looked at', () => {
    const late = said('课'.repeat(2_000_000), '11010519491231002X');
    expect(personSignsOf(late)).toBeNull();
  });
});

test.each([
  ['三年级花名册.pdf', true],
  ['获奖学生名单.jpg', true],
  ['教师 通讯录.docx', true],
  ['学生信息表.xlsx', true],
  ['项目名单.docx', false],
  ['责任单位名单.docx', false],
  ['任务清单.xlsx', false],
  ['工作总结.docx', false],
])('%s calls itself a list of persons: %s', (name, is) => {
  expect(isRosterName(name)).toBe(is);
});
