import { ok, type Result } from '../result.ts';
import { yearOf } from './deadline.ts';
import type { SourceDocument } from './document.ts';
import { whyNoTable } from './genre.ts';
import { cellText, type ListGrid } from './grid.ts';
import { findHeader } from './header.ts';
import { headingOf } from './heading.ts';
import type { ListNote, ParsedList, ParsedTask } from './model.ts';
import type { ListReading, ReadingChoice } from './parts.ts';
import { textToDocument } from './read-text.ts';
import { readTable } from './table.ts';
import { readTask } from './task.ts';

export { toParseJson } from './parse-json.ts';

/** Reads a list document given as plain text; see `parseDocument`. */
export const parseListText = (text: string, choice: ReadingChoice = {}): Result<ListReading> =>
  parseDocument(textToDocument(text), choice);

/** Understands the first table of a document; see `parseGrid`. */
export function parseDocument({ blocks }: SourceDocument, _choice: ReadingChoice = {}): Result<ListReading> {
  const at = blocks.findIndex(({ kind }) => kind === 'table');
  const lines = blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));
  const table = blocks[at];
  const list = parseGrid({
    before: at < 0 ? lines : lines.slice(0, at),
    rows: table?.kind === 'table' ? table.rows : [],
    after: at < 0 ? [] : lines.slice(at + 1),
  });
  return list.ok ? ok({ ...list.value, parts: [] }) : list;
}

/**
 * Understands a list. A document that is none gives no tasks and a note saying why. E_LIST_INCOMPLETE (params `row`,
 * `missing`; the caller adds `file`) where the table breaks off.
 */
export function parseGrid(grid: ListGrid): Result<ParsedList> {
  const header = findHeader(grid.rows);
  if (!header) return ok(noList(grid));

  const above = grid.rows.slice(0, header.at).map((row) =>
    row
      .map((cell) => cellText(cell).trim())
      .join(' ')
      .trim(),
  );
  const heading = headingOf([...grid.before, ...above.filter((line) => line !== '')]);
  const table = readTable(grid.rows, header);
  if (!table.ok) return table;

  const year = yearOf(heading.title);
  const tasks: ParsedTask[] = [];
  const notes: ListNote[] = [];
  for (const [at, row] of table.value.entries()) {
    const read = readTask(row, header, tasks.length + 1, year);
    if (read) {
      tasks.push(read.task);
      notes.push(...read.notes);
    } else {
      notes.push(aboutDocument(`表格第 ${at + 1} 行没有任务内容，未列入：${row.cells.join(' ').trim()}`));
    }
  }
  if (tasks.length === 0) notes.push(aboutDocument('表头下面没有任务行。'));
  if (tasks.length > 0 && header.meanings.every((meaning) => meaning !== 'units' && meaning !== 'lead')) {
    notes.push(aboutDocument('表格里没有责任单位一栏。'));
  }
  return ok({ title: heading.title, preamble: heading.preamble, columns: header.columns, tasks, notes });
}

const aboutDocument = (message: string): ListNote => ({ task: null, field: 'document', message });

function noList(grid: ListGrid): ParsedList {
  const lines = [...grid.before, ...grid.rows.map((row) => row.map(cellText).join(' ')), ...grid.after];
  const reason = grid.rows.some((row) => row.length > 1)
    ? '没有找到任务清单的表头：需要有任务一栏，以及序号、责任单位或完成时限。'
    : whyNoTable(lines.join('\n'));
  return { title: null, preamble: [], columns: [], tasks: [], notes: [aboutDocument(reason)] };
}
