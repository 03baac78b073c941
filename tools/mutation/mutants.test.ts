import { expect, test } from 'vitest';
import { mutantsOf } from './mutants.ts';

test('each check is taken out alone, and everything else stays', () => {
  const source = [
    "const NAMES = new Set(['a', 'b']);",
    'export function refusal(x: string, y: boolean): string | null {',
    "  if (!NAMES.has(x)) return 'unknown';",
    "  if (y && x !== 'b') return 'odd';",
    "  return y ? null : 'late';",
    '}',
    'const other = new Map([[1, 2]]);',
  ].join('\n');
  const mutants = mutantsOf(source);
  expect(mutants.map(({ within, what }) => [within, what])).toEqual([
    ['NAMES', "name: 'a'"],
    ['NAMES', "name: 'b'"],
    ['refusal', "guard: if (!NAMES.has(x)) return 'unknown';"],
    ['refusal', "guard: if (y && x !== 'b') return 'odd';"],
    ['refusal', "right side: y && x !== 'b'"],
    ['refusal', "left side: y && x !== 'b'"],
    ['refusal', "refusal: y ? null : 'late'"],
  ]);
  const lines = source.split('\n').length;
  for (const { source: mutated } of mutants) expect(mutated.split('\n')).toHaveLength(lines);
  expect(mutants[4]?.source).toContain("if ((y)) return 'odd';");
  expect(mutants[5]?.source).toContain("if ((x !== 'b')) return 'odd';");
  expect(mutants[6]?.source).toContain('  return null;');
});
