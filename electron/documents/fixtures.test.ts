import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDocument, toParseJson } from '../../shared/lists/index.ts';
import { readSource, type SourceInput } from './read-source.ts';

const root = join(import.meta.dirname, '../..');
const fixture = (name: string): string => join(import.meta.dirname, 'fixtures/lists', name);

async function parsed(input: SourceInput) {
  const read = await readSource(input);
  if (!read.ok) throw new Error(read.error.code);
  const list = parseDocument(read.value.document);
  if (!list.ok) throw new Error(list.error.code);
  const { title, columns, tasks } = toParseJson(list.value);
  return { title, columns, tasks };
}

/** fixtures/lists is made by tools/fixtures/make-lists.ts: the same list in the forms other programs give it. */
describe.each(['jinan', 'jiyuan'])('%s means the same', (seed) => {
  test.each(['docx', 'doc', 'rtf', 'html', 'xlsx', 'xls', 'csv', 'gbk.txt', 'page.doc'])(
    'as .%s',
    async (form) => {
      const plain = await parsed({ path: join(root, `seeds/${seed}.txt`) });
      expect(await parsed({ path: fixture(`${seed}.${form}`) })).toEqual(plain);
    },
  );

  test.each(['word', 'wps', 'excel', 'browser'])('copied from %s', async (program) => {
    const plain = await parsed({ path: join(root, `seeds/${seed}.txt`) });
    const html = await readFile(fixture(`${seed}.clipboard-${program}.html`), 'utf8');
    expect(await parsed({ paste: { html, text: '' } })).toEqual(plain);
  });

  test('copied as plain text with TABs', async () => {
    const plain = await parsed({ path: join(root, `seeds/${seed}.txt`) });
    const text = await readFile(join(root, `seeds/${seed}.txt`), 'utf8');
    expect(await parsed({ paste: { html: null, text } })).toEqual(plain);
  });
});
