import fc from 'fast-check';
import { expect, test } from 'vitest';
import { passwordStrength } from './password-strength.ts';

const order = ['short', 'weak', 'fair', 'strong'];
const rank = (text: string) => order.indexOf(passwordStrength(text));

test.each([
  ['', 'short'],
  ['12345', 'short'],
  ['12345678', 'weak'],
  ['88888888888888', 'weak'],
  ['abcdefgh', 'weak'],
  ['jn2026', 'weak'],
  ['济南市教育', 'fair'],
  ['春风又绿江南岸', 'strong'],
  ['T4-zhang.kezhang', 'strong'],
] as const)('%s is %s', (text, strength) => expect(passwordStrength(text)).toBe(strength));

test('A longer password is never called weaker', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 20 }),
      fc.string({ maxLength: 20 }),
      (text, more) => {
        expect(rank(text + more)).toBeGreaterThanOrEqual(rank(text));
      },
    ),
  );
});
