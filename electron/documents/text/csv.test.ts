import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { outlineOf } from '../outline.fixture.ts';
import { csvToDocument } from './csv.ts';

const outline = (text: string, namesItself = false) => {
  const document = csvToDocument(text, namesItself);
  return document && outlineOf(document);
};

describe('records', () => {
  test.each([
    [
      'plain fields',
      'a,b,c\n1,2,3\n',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'fields in quotes',
      '甲,"乙,""丙""",丁\r\n1,"二\n三",3',
      [
        ['甲', '乙,"丙"', '丁'],
        ['1', '二|三', '3'],
      ],
    ],
    [
      'semicolons',
      'a;b;c\n1;2;3',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a title above and blank records',
      '清单,,\n,,\n甲,乙,丙\n1,2,3',
      [
        ['清单', '', ''],
        ['甲', '乙', '丙'],
        ['1', '2', '3'],
      ],
    ],
    [
      'a quote that is never closed',
      'a,b,c\n1,2,"3',
      [
        ['a', 'b', 'c'],
        ['1', '2', '3'],
      ],
    ],
  ])('%s', (_what, text, expected) => expect(outline(text)).toEqual(expected));
  test('two columns count where the file names itself so', () => {
    expect(outline('甲,乙\n1,2')).toBeNull();
    expect(outline('甲,乙\n1,2', true)).toEqual([
      ['甲', '乙'],
      ['1', '2'],
    ]);
  });
});

test.each(['一、总体要求\n二、任务，目标，措施', '甲\t乙\n1,2,3\t4', '', 'one, two, three\nno more'])(
  '%j is no records',
  (text) => expect(csvToDocument(text, false)).toBeNull(),
);

test('Whatever is written in quotes is read back', () => {
  const field = fc
    .string({ unit: fc.constantFrom('甲', ',', '"', ' ', '1', ';', '|') })
    .filter((text) => text.trim() !== '');
  const record = fc.array(field, { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(fc.array(record, { minLength: 2, maxLength: 6 }), (records) => {
      const text = records
        .map((fields) => fields.map((part) => `"${part.replaceAll('"', '""')}"`).join(','))
        .join('\n');
      const table = csvToDocument(text, false)?.blocks[0];
      expect(
        table?.kind === 'table' && table.rows.map((row) => row.map(({ paragraphs }) => paragraphs[0])),
      ).toEqual(records);
    }),
  );
});
