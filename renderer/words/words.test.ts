import { describe, expect, test } from 'vitest';
import { dictionaries, fill } from './words.ts';

const flat = (language: 'zh' | 'en'): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(dictionaries[language]).flatMap(([section, entries]) =>
      Object.entries(entries).map(([key, text]): [string, string] => [`${section}.${key}`, text]),
    ),
  );

const zh = flat('zh');
const en = flat('en');
const marks = (text: string | undefined) => (text?.match(/\{\w+\}/g) ?? []).sort();

describe('words', () => {
  test('both languages have the same keys', () => {
    expect(Object.keys(en).sort()).toEqual(Object.keys(zh).sort());
  });

  test('both languages fill the same places', () => {
    const differing = Object.keys(zh).filter((key) => String(marks(zh[key])) !== String(marks(en[key])));
    expect(differing).toEqual([]);
  });

  test('no entry is empty', () => {
    expect([...Object.entries(zh), ...Object.entries(en)].filter(([, text]) => text.trim() === '')).toEqual(
      [],
    );
  });

  test('the Chinese never speaks of 同步, 合并, 推送 or 冲突; 合并单元格 is a term of its own', () => {
    const forbidden = Object.entries(zh).filter(([, text]) =>
      /同步|合并|推送|冲突/.test(text.replaceAll('合并单元格', '')),
    );
    expect(forbidden).toEqual([]);
  });

  test('the English holds no Chinese but the names of the two languages', () => {
    const chinese = Object.entries(en).filter(
      ([key, text]) => key !== 'settings.languageZh' && /\p{Script=Han}/u.test(text),
    );
    expect(chinese).toEqual([]);
  });

  test('a sentence is filled, and an unknown place stays visible', () => {
    expect(fill('还差 {count} 项 {other}', { count: 7 })).toBe('还差 7 项 {other}');
  });
});
