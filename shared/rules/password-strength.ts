/**
 * How long a password would stand against somebody who has the locked file and time. A rough count of guesses by length
 * and kinds of signs; a hint for a person, never a refusal.
 */
export type PasswordStrength = 'short' | 'weak' | 'fair' | 'strong';

const kinds: readonly (readonly [pattern: RegExp, signs: number])[] = [
  [/\d/, 10],
  [/[a-z]/, 26],
  [/[A-Z]/, 26],
  [/[\p{Script=Han}]/u, 3000],
  [/[^\p{L}\p{N}]/u, 32],
];

const SHORTEST = 6;
/** Bits: scrypt at work factor 18 makes a guess cost about a second. */
const FAIR = 40;
const STRONG = 60;

/** Signs that follow from the one before tell nothing new: 111111, 123456, abcdef. */
const surprising = (text: string): number => {
  const codes = [...text].map((sign) => sign.codePointAt(0) ?? 0);
  return codes.filter((code, index) => index === 0 || Math.abs(code - (codes[index - 1] ?? 0)) > 1).length;
};

export function passwordStrength(text: string): PasswordStrength {
  const signs = kinds.filter(([pattern]) => pattern.test(text)).reduce((sum, [, count]) => sum + count, 0);
  const bits = surprising(text) * Math.log2(Math.max(2, signs));
  if ([...text].length < SHORTEST && bits < FAIR) return 'short';
  return bits < FAIR ? 'weak' : bits < STRONG ? 'fair' : 'strong';
}
