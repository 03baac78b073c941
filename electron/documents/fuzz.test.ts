import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Refusal } from '../../shared/result.ts';
import { docxOf } from './docx/docx.fixture.ts';
import { readBytes } from './read-bytes.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures/lists', name));

/** `read`, `refused`, or what was thrown by mistake. */
const outcomeOf = (bytes: Uint8Array): Promise<string> =>
  readBytes(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof Refusal ? 'refused' : String((error as Error)?.stack)),
  );

// The library for .xls tells the console about records it does not know.
beforeAll(() => void vi.spyOn(console, 'error').mockImplementation(() => undefined));
afterAll(() => vi.restoreAllMocks());

test.each([
  'jiyuan.docx',
  'jiyuan.xlsx',
  'jiyuan.doc',
  'jiyuan.xls',
  'jiyuan.rtf',
  'jiyuan.clipboard-word.html',
])('Whatever is changed in %s, it is read or refused with a code', async (name) => {
  const bytes = fixture(name);
  const change = fc.record({ at: fc.nat(bytes.length - 1), value: fc.nat(255) });
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 12 }), async (changes) => {
      const changed = Uint8Array.from(bytes);
      for (const { at, value } of changes) changed[at] = value;
      expect(await outcomeOf(changed)).toMatch(/^(read|refused)$/);
    }),
    { numRuns: 60 },
  );
});

/** Elements of a Word document in any order and nesting: the XML is sound, the document is not. */
test('Whatever a Word document is put together from, it is read or refused with a code', async () => {
  const names = [
    ...['p', 'r', 't', 'tbl', 'tr', 'tc', 'tcPr', 'trPr', 'pPr', 'numPr', 'rPr', 'del', 'ins', 'txbxContent'],
  ];
  const empty = [
    'gridSpan w:val="3"',
    'vMerge',
    'gridBefore w:val="2"',
    'numId w:val="1"',
    'ilvl w:val="-4"',
    'br',
  ];
  const { xml } = fc.letrec<{ xml: string; element: string }>((tie) => ({
    xml: fc.array(tie('element'), { maxLength: 5 }).map((parts) => parts.join('')),
    element: fc.oneof(
      { maxDepth: 8 },
      fc.constantFrom(...empty, '甲').map((part) => (part === '甲' ? part : `<w:${part}/>`)),
      fc
        .tuple(fc.constantFrom(...names), tie('xml'))
        .map(([name, inside]) => `<w:${name}>${inside}</w:${name}>`),
    ),
  }));
  await fc.assert(
    fc.asyncProperty(xml, async (body) => {
      expect(await outcomeOf(await docxOf(body))).toMatch(/^(read|refused)$/);
    }),
    { numRuns: 200 },
  );
});
