import { expect, test } from 'vitest';
import type { SourceDocument, SourceTable } from './document.ts';
import { columnsKey, parseTaught } from './taught.ts';

const cell = (text: string) => ({ paragraphs: [text], colSpan: 1, rowSpan: 1 });
const table = (rows: readonly (readonly string[])[]): SourceTable => ({
  kind: 'table',
  name: null,
  rows: rows.map((row) => row.map(cell)),
});
const columns = ['序号', '事项', '说明', '责任单位'];
const document: SourceDocument = {
  blocks: [
    table([
      columns,
      ['1', '开展美育教师培训', '全年不少于两次', '市教育局'],
      ['2', '举办学生艺术节', '每校参加', '市教育局'],
    ]),
  ],
};
const swapped = {
  key: columnsKey(columns.map((name) => ` ${name}`)),
  meanings: ['seq', 'detail', 'title', 'units'] as const,
};

const mustRead = (...[read, choice, taught]: Parameters<typeof parseTaught>) => {
  const reading = parseTaught(read, choice, taught);
  if (!reading.ok) throw new Error(reading.error.code);
  return reading.value;
};

test('columns of one wording are read as they were taught, whatever blanks are printed in them', () => {
  const { list, taught } = mustRead(document, {}, [swapped]);
  expect(list.tasks.map(({ title }) => title)).toEqual(['全年不少于两次', '每校参加']);
  expect([...taught]).toEqual([[list.parts[0]?.id, swapped.key]]);
});

test('what a person chose for this document goes before what was taught', () => {
  const id = mustRead(document, {}, []).list.parts[0]?.id ?? -1;
  const choice = { parts: [{ id, meanings: ['seq', 'title', 'detail', 'units'] as const }] };
  const { list, taught } = mustRead(document, choice, [swapped]);
  expect(list.tasks[0]?.title).toBe('开展美育教师培训');
  expect(taught.size).toBe(0);
});

test('a lesson about other columns, or of another number of columns, is not followed', () => {
  const plain = mustRead(document, {}, []).list.tasks;
  const others = [
    { ...swapped, key: columnsKey(['序号', '事项']) },
    { ...swapped, meanings: ['seq', 'title'] as const },
  ];
  for (const other of others) expect(mustRead(document, {}, [other]).list.tasks).toEqual(plain);
});

test('the rows shown of a part are its first ones with the header, and its last ones', () => {
  const rows = Array.from({ length: 30 }, (_none, at) => [
    String(at + 1),
    `完成第${at + 1}项改造`,
    '按期',
    '市教育局',
  ]);
  const { list, samples } = mustRead({ blocks: [table([columns, ...rows])] }, {}, []);
  const shown = samples.get(list.parts[0]?.id ?? -1) ?? [];
  expect(shown.map(({ row }) => row)).toEqual([0, 1, 2, 3, 4, 29, 30]);
  expect(shown[0]?.texts).toEqual(columns);
  expect(shown.at(-1)?.texts).toEqual(rows.at(-1));
});
