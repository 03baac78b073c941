import { describe, expect, test } from 'vitest';
import { readUnits } from './units.ts';

const told = (printed: string, column: 'lead' | 'cooperate' | null = null) =>
  readUnits(printed, column).units.map(
    ({ name, role, group }) => `${role === 'lead' ? '牵头' : '配合'} ${name}${group ? ' *' : ''}`,
  );
const names = (printed: string) => readUnits(printed, null).units.map(({ name }) => name);

describe('roles', () => {
  test('without a printed role the first leads, and that is a doubt', () => {
    const read = readUnits('市教育局、市财政局', null);
    expect(read.units.map(({ role }) => role)).toEqual(['lead', 'cooperate']);
    expect(read.doubts).toHaveLength(1);
  });
  test('a single body is no doubt', () => expect(readUnits('市总工会', null).doubts).toEqual([]));
  test('labels in the cell give the roles', () =>
    expect(told('牵头单位：市教育局；配合单位：市财政局、市人社局')).toEqual([
      '牵头 市教育局',
      '配合 市财政局',
      '配合 市人社局',
    ]));
  test('牵头 behind names gives them the lead, 配合 behind names the rest', () =>
    expect(told('市教育局、市人社局牵头，市财政局、市国资委配合')).toEqual([
      '牵头 市教育局',
      '牵头 市人社局',
      '配合 市财政局',
      '配合 市国资委',
    ]));
  test('X牵头，Y按职责分工负责', () =>
    expect(told('市教育局牵头，市财政局按职责分工负责')).toEqual(['牵头 市教育局', '配合 市财政局']));
  test('按职责分工负责 without 牵头 makes all lead', () =>
    expect(told('市教育局、市财政局按职责分工负责')).toEqual(['牵头 市教育局', '牵头 市财政局']));
  test('a role in brackets counts', () =>
    expect(told('市教育局（牵头）、市财政局')).toEqual(['牵头 市教育局', '配合 市财政局']));
  test("the column's role holds for all of its names", () =>
    expect(told('市教育局、市财政局', 'cooperate')).toEqual(['配合 市教育局', '配合 市财政局']));
});

describe('delimiters', () => {
  test('、 ， and line breaks part names', () =>
    expect(names('市教育局、市财政局，市人社局\n市国资委')).toHaveLength(4));
  test('及 parts names behind a whole name', () =>
    expect(names('市财政局、行业主管部门及区县政府')).toEqual(['市财政局', '行业主管部门', '区县政府']));
  test.each([
    '市人力资源和社会保障局',
    '市自然资源与规划局',
    '市住房和城乡建设局',
    '市文化广电和旅游局',
    '市工业和科技创新委员会',
  ])('the conjunction inside %s is part of the name', (name) => expect(names(name)).toEqual([name]));
  test('a blank and 会同 part whole names, a blank inside a name does not', () => {
    expect(names('党政办公室 人事处 财 务 处')).toEqual(['党政办公室', '人事处', '财务处']);
    expect(names('市教育局会同市财政局')).toEqual(['市教育局', '市财政局']);
  });
  test('和 parts two whole names', () =>
    expect(names('市教育局和市财政局')).toEqual(['市教育局', '市财政局']));
  test.each(['各区、市政府', '县〔市、区、特区〕人民政府', '各县（市、区）人民政府'])(
    '%s is one collective name',
    (name) => expect(told(`市教育局、${name}`)).toEqual(['牵头 市教育局', `配合 ${name} *`]),
  );
});

describe('names', () => {
  test.each(['无', '', '—', '/'])('“%s” names nobody', (printed) => expect(names(printed)).toEqual([]));
  test('等单位, 等 and 具体负责 are no part of a name', () => {
    expect(names('市教育局、市财政局等单位')).toEqual(['市教育局', '市财政局']);
    expect(names('市教育局具体负责')).toEqual(['市教育局']);
  });
  test('a body in brackets is an alias', () => {
    const [unit] = readUnits('市教育局（市委教育工委）', null).units;
    expect(unit).toMatchObject({ name: '市教育局', aliases: ['市委教育工委'] });
  });
  test('a bracket inside a name stays', () => expect(names('区(县)政府')).toEqual(['区(县)政府']));
  test.each([
    '行业主管部门',
    '区县政府',
    '区(县)政府',
    '各区(县)政府',
    '有关区县政府',
    '相关职能部门',
    '市委教育工作领导小组成员单位',
    '各高校',
  ])('%s is collective', (name) => expect(told(name)).toEqual([`牵头 ${name} *`]));
  test.each(['市教育局', '济源职业技术学院', '市人民政府', '区教育局'])('%s is one body', (name) =>
    expect(told(name)).toEqual([`牵头 ${name}`]),
  );
  test('spans find the printed name', () => {
    const printed = ' 市教育局（市委教育工委）、财政局等单位';
    const found = readUnits(printed, null).units.map(({ span }) => printed.slice(span?.start, span?.end));
    expect(found).toEqual(['市教育局', '财政局']);
  });
});

describe('names that are not one to one with what stands between the delimiters', () => {
  test.each([
    ['市直有关部门、单位', ['市直有关部门、单位']],
    ['各有关部门和单位', ['各有关部门和单位']],
    ['各区、县级市', ['各区、县级市']],
    ['各市、县（市、区）人民政府', ['各市、县（市、区）人民政府']],
    ['各县（市、区）党委和政府', ['各县（市、区）党委和政府']],
    ['各中小学、幼儿园', ['各中小学、幼儿园']],
    ['燃气、供水、通信等专业经营单位', ['燃气、供水、通信等专业经营单位']],
    ['白石镇、龙潭乡人民政府', ['白石镇人民政府', '龙潭乡人民政府']],
    ['商务部、人民银行、税务总局等国务院相关部门', ['商务部', '人民银行', '税务总局']],
    ['1.市教育局 2.市财政局', ['市教育局', '市财政局']],
    ['市教育局、市教育局', ['市教育局']],
    ['市教育局，持续推进', ['市教育局']],
  ])('%s', (printed, expected) => expect(names(printed)).toEqual(expected));
  test('a body may lead and cooperate', () =>
    expect(told('牵头单位：市教育局；配合单位：市教育局、市财政局')).toEqual([
      '牵头 市教育局',
      '配合 市教育局',
      '配合 市财政局',
    ]));
  test('beside helpers, responsible bodies lead', () =>
    expect(told('责任单位：市交通局；配合单位：市财政局')).toEqual(['牵头 市交通局', '配合 市财政局']));
  test('a government in the row does not change the level of the offices behind it', () =>
    expect(names('区工信局、高新区管委会、统计局')).toEqual(['区工信局', '高新区管委会', '区统计局']));
});

describe('dropped jurisdictions', () => {
  test.each([
    ['示范区教育体育局、财政金融局', '示范区财政金融局'],
    ['市委宣传部、文广新局', '市文广新局'],
    ['市教育局、编办', '市委编办'],
    ['市文联、妇联', '市妇联'],
    ['示范区教育体育局、党工委编办', '示范区党工委编办'],
    ['济南市教育局、市场监管局', '济南市市场监管局'],
  ])('%s → %s, printed form kept as alias', (printed, full) => {
    const last = readUnits(printed, null).units.at(-1);
    expect(last?.name).toBe(full);
    expect(last?.aliases).toEqual([printed.split('、')[1]]);
  });
  test.each(['济源职业技术学院', '济南海关', '中国银行', '行业主管部门'])('%s stands as printed', (name) =>
    expect(names(`市教育局、${name}`)[1]).toBe(name),
  );
  test('a mass organisation of a zone stands as printed and knows the longer form', () =>
    expect(readUnits('示范区教育体育局、残联', null).units[1]).toMatchObject({
      name: '残联',
      aliases: ['示范区残联'],
    }));
  test('nothing is put back before a jurisdiction was named', () =>
    expect(names('财政局、市教育局')[0]).toBe('财政局'));
});
