import { readDeadline } from './deadline.ts';
import type { ListHeader } from './header.ts';
import { readIndicators } from './indicators.ts';
import {
  type Deadline,
  type Indicator,
  type ListNote,
  type Mark,
  type ParsedTask,
  sureness,
  type TaskField,
} from './model.ts';
import { type CellText, textUnder } from './row-text.ts';
import { unitsOfRow } from './row-units.ts';
import type { TableRow } from './table.ts';
import { placesOf } from './woven.ts';

export interface ReadTask {
  readonly task: ParsedTask;
  readonly notes: readonly ListNote[];
}

export interface RowSurroundings {
  readonly header: ListHeader;
  readonly ordinal: number;
  readonly part: number;
  /** The year of the document. */
  readonly year: string | null;
  /** The row before, as it was understood; null for the first. */
  readonly before: ParsedTask | null;
}

/** One row to one task; null where the row names nothing to do. */
export function readTask(row: TableRow, around: RowSurroundings): ReadTask | null {
  const { header, ordinal, part, year, before } = around;
  const printed = textUnder(row, header, 'title');
  const target = textUnder(row, header, 'detail');
  const title = printed.text === '' ? target : printed;
  const detail = printed.text === '' || target.text === '' ? null : target;
  if (title.text === '') return null;

  const notes: ListNote[] = [];
  const doubt = (field: TaskField, message: string) => notes.push({ task: ordinal, field, message });
  if (printed.text === '') doubt('title', '任务一栏是空的，取了另一栏的文字，请确认。');
  if (row.excess !== 0) {
    doubt(
      'title',
      row.excess < 0
        ? `这一行少了 ${-row.excess} 列，请核对各栏。`
        : `这一行多了 ${row.excess} 列，多出的文字保留在原文里。`,
    );
  }
  const units = unitsOfRow(row, header, before, [title, ...(detail ? [detail] : [])]);
  for (const message of units.doubts) doubt('units', message);
  const due = deadlineOf(row, header, year, units.inherited ? before : null);
  for (const message of due.doubts) doubt('deadline', message);
  const indicators = indicatorsOf(row, header, title, detail);
  for (const message of indicators.doubts) doubt('indicators', message);

  const guesses = [...new Set(notes.flatMap(({ field }) => (field === 'document' ? [] : [field])))];
  const sure = (field: TaskField, otherwise: number = sureness.printed) =>
    guesses.includes(field) ? sureness.guessed : otherwise;
  const whole = (field: TaskField, { woven }: CellText) =>
    placesOf(woven, 0, woven.text.length).map((place): Mark => ({ field, item: 0, ...place }));
  return {
    task: {
      ordinal,
      seq: seqOf(textUnder(row, header, 'seq').text),
      category: row.category,
      categoryPrinted: row.categoryPrinted,
      title: title.text,
      detail: detail?.text ?? null,
      units: units.units,
      deadline: due.deadline,
      indicators: indicators.indicators,
      cells: row.cells,
      guesses,
      part,
      original: row.cells,
      marks: [
        ...whole('category', textUnder(row, header, 'category')),
        ...whole('title', title),
        ...(detail ? whole('detail', detail) : []),
        ...units.marks,
        ...due.marks,
        ...indicators.marks,
      ],
      confidence: {
        category: sure('category', row.categoryPrinted ? sureness.printed : sureness.read),
        title: sure('title'),
        detail: sure('detail'),
        units: units.units.length === 0 ? sureness.missing : sure('units'),
        deadline: sure('deadline'),
        indicators: sure('indicators', sureness.read),
      },
    },
    notes,
  };
}

function seqOf(printed: string): number | null {
  const digits = /^[（(]?(\d{1,6})[)）]?[.、．]?$/.exec(printed.normalize('NFKC').trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

function deadlineOf(
  row: TableRow,
  header: ListHeader,
  year: string | null,
  block: ParsedTask | null,
): { readonly deadline: Deadline; readonly marks: readonly Mark[]; readonly doubts: readonly string[] } {
  const cell = textUnder(row, header, 'deadline');
  if (cell.text === '' && block && block.deadline.text !== null && header.meanings.includes('deadline')) {
    return {
      deadline: block.deadline,
      marks: [],
      doubts: ['完成时限是空的，可能是合并单元格，沿用上一行，请确认。'],
    };
  }
  const { deadline, doubt } = readDeadline(cell.text, year);
  return {
    deadline,
    marks: placesOf(cell.woven, 0, cell.woven.text.length).map(
      (place): Mark => ({ field: 'deadline', item: 0, ...place }),
    ),
    doubts: doubt === null ? [] : [doubt],
  };
}

/** Targets of a merged cell belong to the first of its rows; a heading of the group may hold some too. */
function indicatorsOf(
  row: TableRow,
  header: ListHeader,
  title: CellText,
  detail: CellText | null,
): {
  readonly indicators: readonly Indicator[];
  readonly marks: readonly Mark[];
  readonly doubts: readonly string[];
} {
  const group = textUnder(row, header, 'category');
  const sources = [
    { field: 'category' as const, cell: group },
    { field: 'title' as const, cell: title },
    ...(detail ? [{ field: 'detail' as const, cell: detail }] : []),
  ].filter(({ cell }) => !cell.inherited && cell.text !== '');
  const indicators: Indicator[] = [];
  const marks: Mark[] = [];
  const doubts: string[] = [];
  for (const { field, cell } of sources) {
    const read = readIndicators(cell.text, field === 'category' ? 'title' : field);
    for (const indicator of read.indicators) {
      const { span } = indicator;
      if (span)
        marks.push(
          ...placesOf(cell.woven, span.start, span.end).map(
            (place): Mark => ({ field: 'indicators', item: indicators.length, ...place }),
          ),
        );
      indicators.push(span ? { ...indicator, span: { ...span, field } } : indicator);
    }
    doubts.push(...read.doubts);
  }
  return { indicators, marks, doubts };
}
