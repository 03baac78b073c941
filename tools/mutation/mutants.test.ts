import { expect, test } from 'vitest';
import { mutantsOf } from './mutants.ts';

test('each check is taken out alone, and everything else stays', () => {
  const source = [
    "const NAMES = new Set(['a', 'b']);",
    'function refusal(x: string, y: boolean): string | null {',
    "  if (!NAMES.has(x)) return 'unknown';",
    "  if (y && x !== 'b') return 'odd';",
    "  return y ? null : 'late';",
    '}',
    'const other = new Map([[1, 2]]);',
  ].join('\n');
  const mutants = mutantsOf(source);
  expect(mutants.map(({ line, what }) => [line, what])).toEqual([
    [1, "name: 'a'"],
    [1, "name: 'b'"],
    [3, "guard: if (!NAMES.has(x)) return 'unknown';"],
    [4, "guard: if (y && x !== 'b') return 'odd';"],
    [4, "right side: y && x !== 'b'"],
    [4, "left side: y && x !== 'b'"],
    [5, "refusal: y ? null : 'late'"],
  ]);
  const lines = source.split('\n').length;
  for (const { source: mutated } of mutants) expect(mutated.split('\n')).toHaveLength(lines);
  expect(mutants[4]?.source).toContain("if ((y)) return 'odd';");
  expect(mutants[5]?.source).toContain("if ((x !== 'b')) return 'odd';");
  expect(mutants[6]?.source).toContain('  return null;');
});
