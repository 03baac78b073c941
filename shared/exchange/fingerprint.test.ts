import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { fingerprint, formatFingerprint } from './fingerprint.ts';
import { fingerprintWords } from './fingerprint-words.ts';

const line = 'RWRmvjAShBA1FP/038XSeGd7ZzxcK3o43szRWptpAHPtAPtOfk0hiDwj';

describe('the words', () => {
  test('are 256, of two characters each', () => {
    expect(fingerprintWords).toHaveLength(256);
    expect(fingerprintWords.filter((word) => !/^\p{Script=Han}{2}$/u.test(word))).toEqual([]);
  });

  test('do not sound alike, whatever the dialect', () => {
    const sound = (word: string) =>
      pinyin(word, { toneType: 'none', type: 'array' })
        .join('')
        .replace(/([zcs])h/g, '$1')
        .replace(/ng/g, 'n')
        .replace(/l/g, 'n')
        .replace(/h/g, 'f');
    expect(new Set(fingerprintWords.map(sound)).size).toBe(256);
  });
});

describe('a fingerprint', () => {
  test('reads the same in every version', () => {
    expect(formatFingerprint(fingerprint(line))).toMatchInlineSnapshot(
      `"06505-51283-09799-26573-58494 荔枝·屏幕·白菜·青蛙·车间·操场·口袋·辣椒·茶杯·花猫"`,
    );
  });

  test('says the same in digits and in words', () => {
    const print = fingerprint(line);
    const fromWords = print.words.reduce(
      (sum, word) => sum * 256n + BigInt(fingerprintWords.indexOf(word)),
      0n,
    );
    expect(fromWords.toString().padStart(25, '0')).toBe(print.digits.join(''));
  });

  test('differs when one bit of the key differs', () => {
    expect(fingerprint(line.replace('P/038', 'P/138'))).not.toEqual(fingerprint(line));
  });

  test('of what is no key is a mistake of the caller', () => {
    expect(() => fingerprint('RW…')).toThrow();
  });
});
