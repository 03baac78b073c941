import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Refusal } from '../../shared/result.ts';
import { readBytes } from './read-bytes.ts';

const fixture = (name: string) => readFileSync(join(import.meta.dirname, 'fixtures/lists', name));

/** Packed parts hide most damage behind a checksum, so the zip formats are also tried with parts that are damaged inside. */
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
      const outcome = await readBytes(changed).then(
        () => 'read',
        (error: unknown) => (error instanceof Refusal ? 'refused' : error),
      );
      expect(['read', 'refused']).toContain(outcome);
    }),
    { numRuns: 60 },
  );
});
