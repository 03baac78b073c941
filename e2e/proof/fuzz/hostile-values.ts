import type { Random } from '../../../bench/random.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);
const nestedObject = (depth: number): string => '{"a":'.repeat(depth) + 1 + '}'.repeat(depth);

/** JSON texts that a member of any type may be replaced by. */
const texts: readonly string[] = [
  'null',
  'true',
  '0',
  '-0',
  '-1',
  '1.5',
  '1e308',
  '1e999',
  '9007199254740993',
  '281474976710657',
  '""',
  '"x"',
  '"\\u0000"',
  '"a\\u0000b"',
  '"\\ud800"',
  '"\\udc00\\ud800"',
  '"\\ud83d\\ude00"',
  '"\\u202e\\u2066"',
  '"\\ufeff"',
  '"../../../etc/passwd"',
  '"C:\\\\Windows\\\\win.ini"',
  '"=HYPERLINK(\\"http://x\\")"',
  '"<script>alert(1)</script>"',
  '"\'; DROP TABLE record; --"',
  '"%s%n{{x}}"',
  '"2026-02-30"',
  '"9999-99"',
  '{}',
  '[]',
  '[[]]',
  '[null]',
  '{"__proto__":{"x":1}}',
  '{"constructor":{"prototype":{"x":1}}}',
  '{"toString":1,"hasOwnProperty":1}',
  '{"length":-1}',
];

/** Not JSON, or JSON that only a careless reader takes. */
const malformed: readonly string[] = [
  '',
  'NaN',
  'Infinity',
  'undefined',
  '01',
  '+1',
  '0x10',
  "'x'",
  '"\\x41"',
  '"\\u12"',
  '"\n"',
  '"\u0000"',
  '[1,]',
  '{"a":1,}',
  '/**/1',
  '{a:1}',
  '"',
  '[',
];

/** A replacement for a value; rarely one that is no JSON. */
export function hostileText(random: Random): string {
  switch (random.below(12)) {
    case 0:
      return random.pick(malformed);
    case 1:
      return JSON.stringify('长'.repeat(random.pick([201, 20_001, 200_000])));
    case 2:
      return nested(random.pick([17, 500, 20_000]));
    case 3:
      return nestedObject(random.pick([17, 500, 20_000]));
    case 4:
      return JSON.stringify(random.id());
    case 5:
      return `[${Array.from({ length: random.pick([61, 201, 5000]) }, () => '1').join(',')}]`;
    default:
      return random.pick(texts);
  }
}

/** Numbers at which the fields of a header change their meaning. */
export const headerNumbers: readonly number[] = [
  0, 1, 2, 7, 8, 9, 12, 14, 20, 45, 51, 63, 93, 99, 0x7f, 0xff, 0x800, 0x801, 0x808, 0x840, 0x7fff, 0x8000,
  0xfffe, 0xffff, 0x10000, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff,
];
