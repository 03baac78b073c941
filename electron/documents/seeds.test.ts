import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseListText, toParseJson } from '../../shared/lists/index.ts';
import type { ParsedList } from '../../shared/lists/model.ts';

const seed = (name: string): string =>
  readFileSync(join(import.meta.dirname, '../../seeds', `${name}.txt`), 'utf8');
const fixture = (name: string): unknown =>
  JSON.parse(readFileSync(join(import.meta.dirname, 'fixtures', `${name}.json`), 'utf8'));

function parse(text: string): ParsedList {
  const read = parseListText(text);
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
}

/** fixtures/NAME.json is what `parse seeds/NAME.txt --json` printed when every value had been compared with hand-made labels. */
describe.each([
  { name: 'jinan', title: '济南市工作任务清单', tasks: 40, columns: 6, above: '附件2' },
  { name: 'jiyuan', title: '济源示范区工作任务清单', tasks: 24, columns: 3, above: '附  件' },
])('$name', ({ name, title, tasks, columns, above }) => {
  const list = parse(seed(name));

  test('title, annex line, columns and tasks are all there', () => {
    expect(list.title).toBe(title);
    expect(list.preamble).toEqual([above]);
    expect(list.columns).toHaveLength(columns);
    expect(list.tasks.map(({ seq }) => seq)).toEqual(Array.from({ length: tasks }, (_none, at) => at + 1));
  });

  test('what is understood stays as it was compared with the labels', () =>
    expect(toParseJson(list)).toEqual(fixture(name)));

  test("every cell's text can be printed back", () => {
    const blank = (text: string) => text.replace(/\n+/g, '\n').trimEnd();
    const printed = list.tasks.map(({ cells }) => cells.map((cell) => `\t${cell}\n`).join('')).join('\n');
    const source = seed(name);
    expect(blank(source.slice(source.indexOf('\t1\n')))).toBe(blank(printed));
  });

  test('line ends, byte order mark and a cell per TAB on one line make no difference', () => {
    const text = seed(name);
    expect(parse(`\ufeff${text}`)).toEqual(list);
    expect(parse(text.replaceAll('\n', '\r\n'))).toEqual(list);
    const rows = [list.columns, ...list.tasks.map(({ cells }) => cells)];
    const quoted = (cell: string) => (cell.includes('\n') ? `"${cell}"` : cell);
    const sheet = [above, list.title, ...rows.map((row) => row.map(quoted).join('\t'))].join('\n');
    expect(parse(sheet)).toEqual(list);
  });

  test('spans name the exact stretch of the field', () => {
    for (const task of list.tasks) {
      for (const { text, span } of task.indicators) {
        const field = span?.field === 'detail' ? task.detail : task.title;
        expect(field?.slice(span?.start, span?.end)).toBe(text);
      }
      const cell = task.cells[columns === 6 ? 4 : 2] ?? '';
      for (const { name: unit, aliases, span } of task.units)
        expect([unit, ...aliases]).toContain(cell.slice(span?.start, span?.end));
    }
  });

  test('cut anywhere, it is a list, a note or a coded refusal, and never more than was printed', () => {
    const text = seed(name);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: text.length }), (length) => {
        const read = parseListText(text.slice(0, length));
        if (!read.ok) expect(read.error.code).toBe('E_LIST_INCOMPLETE');
        else if (read.value.tasks.length === 0) expect(read.value.notes).not.toEqual([]);
        else
          expect(list.tasks.map(({ seq }) => seq)).toEqual(
            expect.arrayContaining(read.value.tasks.map(({ seq }) => seq)),
          );
      }),
      { numRuns: 200 },
    );
  });
});

test('categories run down merged cells and over page breaks', () => {
  const { tasks } = parse(seed('jinan'));
  const groups = tasks.map(({ category }) => category);
  expect(new Set(groups).size).toBe(6);
  expect([groups[16], groups[17], groups[23]]).toEqual([
    '高标准改进人才培养',
    '高标准改进人才培养',
    '高标准改进人才培养',
  ]);
  expect(tasks.filter(({ categoryPrinted }) => categoryPrinted).map(({ seq }) => seq)).toEqual([
    1, 10, 17, 18, 25, 30, 31, 34, 39,
  ]);
});

test('a cell of two paragraphs is one cell', () => {
  const task = parse(seed('jinan')).tasks[32];
  expect(task?.cells).toHaveLength(6);
  expect(task?.detail?.split('\n')).toHaveLength(2);
});
