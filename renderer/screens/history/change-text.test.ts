import { describe, expect, test } from 'vitest';
import { dictionaries } from '../../words/words.ts';
import { fieldText, isSaid, kindText, type Speech, valueText } from './change-text.ts';

const speech: Speech = { words: dictionaries.zh, unitNames: new Map([['U1', '济南职业学院']]) };
const say = (field: string, value: unknown, kind = 'task') => valueText(kind, field, value, speech);

describe('A value in a list of changes', () => {
  test('nothing is said as a word, never as a blank', () => {
    expect([null, undefined, '', []].map((value) => say('detail', value))).toEqual(['无', '无', '无', '无']);
  });

  test('units are said with their roles', () => {
    const units = [
      { name: '市教育局', role: 'lead' },
      { name: '市财政局', role: 'cooperate' },
      { name: '市科技局', role: 'cooperate' },
    ];
    expect(say('units', units)).toBe('牵头 市教育局；配合 市财政局、市科技局');
  });

  test('a deadline is said in the words of the source, else by its date, else by its kind', () => {
    expect(say('deadline', { kind: 'by', text: '2022年12月', date: '2022-12' })).toBe('2022年12月');
    expect(say('deadline', { kind: 'by', text: null, date: '2022-12' })).toBe('2022-12');
    expect(say('deadline', { kind: 'ongoing', text: null, date: null })).toBe('持续推进');
  });

  test('a unit given by id is said by its name where that is known', () => {
    expect(say('unit', 'U1', 'assignment')).toBe('济南职业学院');
    expect(say('unit', 'U2', 'assignment')).toBe('U2');
  });

  test('codes, percentages, instants and versions are said in words', () => {
    expect(say('role', 'lead', 'assignment')).toBe('牵头');
    expect(say('state', 'cancelled', 'assignment')).toBe('已撤销交办');
    expect(say('percent', 40, 'report')).toBe('40%');
    expect(say('signedOffAt', 0, 'report')).toBe('1970-01-01 08:00');
    expect(say('version', 2, 'report')).toBe('第 2 版');
  });

  test('fields that were checked are named, not printed as codes', () => {
    expect(say('corrected', ['units', 'deadline'])).toBe('责任单位、完成时限');
  });

  test('a text of the user that looks like a code stays as it is', () => {
    expect(say('text', 'lead', 'report')).toBe('lead');
    expect(say('name', 'toString', 'unit')).toBe('toString');
  });
});

test('a field is named by its kind where it means another thing there', () => {
  expect(fieldText('task', 'title', dictionaries.zh)).toBe('任务目标');
  expect(fieldText('taskList', 'title', dictionaries.zh)).toBe('台账名称');
  expect(fieldText('task', 'constructor', dictionaries.zh)).toBe('其他（constructor）');
  expect(kindText('somethingNew', dictionaries.zh)).toBe('其他内容');
});

test('bookkeeping is not said', () => {
  expect(
    [{ field: 'ordinal' }, { field: 'title' }].map((c) => isSaid({ ...c, old: null, new: null })),
  ).toEqual([false, true]);
});
