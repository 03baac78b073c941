import { describe, expect, test } from 'vitest';
import { createMatcher, initialsOf } from './search.ts';

const item = {
  texts: ['建设3个省级资源库', '2022年12月'],
  names: ['实施精品资源共享课建设计划', '高质量提升办学条件', '市教育局', '济南职业学院'],
};
const finds = (query: string) => createMatcher(query)(item);

describe('search', () => {
  test('words of two characters are found anywhere, text and names alike', () => {
    expect(finds('资源')).toBe(true);
    expect(finds('精品')).toBe(true);
    expect(finds('12月')).toBe(true);
    expect(finds('银行')).toBe(false);
  });

  test('every word must be found', () => {
    expect(finds('资源 教育局')).toBe(true);
    expect(finds('资源　教育局')).toBe(true);
    expect(finds('资源 卫健委')).toBe(false);
    expect(finds('  ')).toBe(true);
  });

  test('pinyin initials find titles, categories and units, not running text', () => {
    expect(finds('ssjp')).toBe(true);
    expect(finds('GZLTS')).toBe(true);
    expect(finds('sjyj')).toBe(true);
    expect(finds('jnzyxy')).toBe(true);
    expect(finds('sjzyk')).toBe(false);
    expect(finds('s')).toBe(false);
  });

  test('width and case do not matter', () => {
    expect(createMatcher('ｗｐｓ')({ texts: ['用 WPS 打开'], names: [] })).toBe(true);
    expect(finds('３个')).toBe(true);
  });
});

test('initials are the first letters of the readings', () => {
  expect(initialsOf('整合各类职业教育资源')).toBe('zhglzyjyzy');
  expect(initialsOf('1+X证书')).toContain('zs');
});
