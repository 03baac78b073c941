import { fail, ok, type Result } from '../result.ts';
import type { GridRow } from './grid.ts';
import { headerFrom, type ListHeader } from './header.ts';
import type { ListNote, ParsedTask } from './model.ts';
import type { PartChoice } from './parts.ts';
import { readTable } from './table.ts';
import { whyNoList } from './table-genre.ts';
import type { Region } from './table-regions.ts';
import { readTask } from './task.ts';

/** A table as it was read; ordinals begin with 1. */
export interface ReadTablePart {
  readonly header: ListHeader;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly tasks: readonly ParsedTask[];
  readonly notes: readonly ListNote[];
  /** Why it is no list, null where it is one or where a person says so. */
  readonly refused: string | null;
}

export const aboutDocument = (message: string): ListNote => ({ task: null, field: 'document', message });

/** Reads one table, as found or as a person chose. E_LIST_INCOMPLETE where it breaks off. */
export function readTablePart(
  rows: readonly GridRow[],
  region: Region,
  choice: PartChoice | undefined,
  around: { readonly part: number; readonly year: string | null; readonly section: string | null },
): Result<ReadTablePart> {
  const header = chosenHeader(rows, region, choice);
  const inside = (row: number) => Math.min(Math.max(0, Math.trunc(row)), Math.max(0, rows.length - 1));
  const firstRow = inside(choice?.firstRow ?? Math.max(region.firstRow, header.last + 1));
  const lastRow = inside(choice?.lastRow ?? region.lastRow);
  const decided = choice !== undefined;
  const refused = decided ? null : whyNoList(rows.slice(0, lastRow + 1), header);
  if (refused !== null) return ok({ header, firstRow, lastRow, tasks: [], notes: [], refused });

  const body = readTable(rows, header, { first: firstRow, last: lastRow }, around.section);
  if (!body.ok) return fail(body.error.code, body.error.params);
  const tasks: ParsedTask[] = [];
  const notes: ListNote[] = [];
  for (const [nth, row] of body.value.rows.entries()) {
    const read = readTask(row, {
      header,
      ordinal: tasks.length + 1,
      part: around.part,
      year: around.year,
      before: tasks.at(-1) ?? null,
    });
    if (read) {
      tasks.push(read.task);
      notes.push(...read.notes);
    } else {
      notes.push(aboutDocument(`表格第 ${nth + 1} 行没有任务内容，未列入：${row.cells.join(' ').trim()}`));
    }
  }
  if (tasks.length === 0) notes.push(aboutDocument('表头下面没有任务行。'));
  if (tasks.length > 0 && tasks.every(({ units }) => units.length === 0) && !hasUnits(header))
    notes.push(aboutDocument('表格里没有责任单位一栏。'));
  return ok({ header, firstRow, lastRow, tasks, notes, refused: null });
}

const hasUnits = (header: ListHeader): boolean =>
  header.meanings.some((meaning) => meaning === 'units' || meaning === 'lead' || meaning === 'cooperate');

function chosenHeader(rows: readonly GridRow[], region: Region, choice: PartChoice | undefined): ListHeader {
  const moved = choice?.headerRow !== undefined && choice.headerRow !== (region.header?.at ?? null);
  const header =
    moved || !region.header
      ? headerFrom(rows, choice?.headerRow ?? null, choice?.firstRow ?? region.firstRow)
      : region.header;
  const meanings = choice?.meanings;
  return meanings
    ? { ...header, meanings: header.columns.map((_name, at) => meanings[at] ?? 'other') }
    : header;
}
