import { describe, expect, test } from 'vitest';
import { describeFailure, type ErrorCode, errorCodes, type Language } from '../errors.ts';

/** What is shown, with every param as `<name>`. */
function shown(code: ErrorCode, language: Language) {
  const params = new Proxy<Record<string, string>>({}, { get: (_all, name) => `<${String(name)}>` });
  const { message, hint } = describeFailure({ code, params }, language);
  return { message, hint, all: `${message} ${hint}` };
}

const paramsOf = (text: string): readonly string[] => [...new Set(text.match(/<\w+>/g))].sort();

/** Words of other programs that nobody at a bureau's desk knows; merged cells are what Excel calls them. */
const foreign = {
  zh: /同步|推送|冲突|合并(?!单元格)/,
  en: /\bsync|\bpush|\bconflict|\bmerge(?!d cells)/i,
} as const;

/** A sentence, or one that ends in what it is about, as in 找不到：<path>; a hint may be wholly a param in both languages. */
const whole = {
  zh: /^<\w+>$|\p{Script=Han}.*[。？！>]$/u,
  en: /^<\w+>$|[A-Za-z].*[.?!>]$/,
} as const;

describe.each(errorCodes)('%s', (code) => {
  const [zh, en] = [shown(code, 'zh'), shown(code, 'en')];

  test('says what happened and what to do next, in whole sentences of both languages', () => {
    for (const text of [zh.message, zh.hint]) expect(text).toMatch(whole.zh);
    for (const text of [en.message, en.hint]) expect(text).toMatch(whole.en);
    expect(zh.hint).not.toBe(zh.message);
    expect(en.hint).not.toBe(en.message);
  });

  test('tells the same particulars in both languages, in words that are used at the desk', () => {
    expect(paramsOf(en.all)).toEqual(paramsOf(zh.all));
    expect(zh.all).not.toMatch(foreign.zh);
    expect(en.all).not.toMatch(foreign.en);
  });
});
