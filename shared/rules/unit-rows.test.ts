import { describe, expect, test } from 'vitest';
import { readUnitRows, unitKindOf } from './unit-rows.ts';

describe('units pasted from a spreadsheet', () => {
  test('with a header in any order, unknown columns left out', () => {
    const text =
      '备注\t简称\t学校名称\t标识码\t类型\t所属区县\t统称\r\n无\t一中、市一中\t第一中学\t3137000001\t学校\t历下区\t市属学校；高中\r\n';
    expect(readUnitRows(text)).toEqual([
      {
        name: '第一中学',
        code: '3137000001',
        kind: 'school',
        district: '历下区',
        aliases: ['一中', '市一中'],
        groups: ['市属学校', '高中'],
      },
    ]);
  });

  test('without a header the columns are name, code, kind, district, aliases, groups', () => {
    expect(readUnitRows('第一中学\t1\tschool\t历下区\t一中\t高中\n第二中学')).toEqual([
      {
        name: '第一中学',
        code: '1',
        kind: 'school',
        district: '历下区',
        aliases: ['一中'],
        groups: ['高中'],
      },
      { name: '第二中学', code: null, kind: null, district: null, aliases: [], groups: [] },
    ]);
  });

  test('commas do where there are no tabs; quotes, blank lines and a byte order mark are no content', () => {
    expect(
      readUnitRows('\uFEFF单位名称,代码\n\n"第一中学",1\r第二中学，2\n \t \n').map((row) => [
        row.name,
        row.code,
      ]),
    ).toEqual([
      ['第一中学', '1'],
      ['第二中学', '2'],
    ]);
  });

  test('a row without a name is kept, to be told of', () => {
    expect(readUnitRows('单位名称\t代码\n\t5').map((row) => row.name)).toEqual(['']);
    expect(readUnitRows('')).toEqual([]);
  });

  test('the words for kinds', () => {
    expect(['学校', 'SCHOOL', '教育局', '区县', '市直部门', '飞船'].map(unitKindOf)).toEqual([
      'school',
      'school',
      'bureau',
      'district',
      'department',
      null,
    ]);
  });
});
