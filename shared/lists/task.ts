import { readDeadline } from './deadline.ts';
import type { ColumnMeaning, ListHeader } from './header.ts';
import { readIndicators } from './indicators.ts';
import {
  type Deadline,
  type Indicator,
  type ListNote,
  type Mark,
  type ParsedTask,
  type PrintedUnit,
  sureness,
  type TaskField,
  type UnitRole,
} from './model.ts';
import { clausesOf } from './outline/clauses.ts';
import type { TableRow } from './table.ts';
import { readUnits } from './units.ts';
import { placesOf, Weaver, type Woven } from './woven.ts';

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
  const units = unitsOf(row, header, before, [title, ...(detail ? [detail] : [])]);
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

/** What stands under the columns of one meaning. */
interface CellText {
  readonly text: string;
  /** Knows the cells it comes from; empty where all of it is inherited from a merged cell above. */
  readonly woven: Woven;
  readonly inherited: boolean;
}

/** Paragraphs joined by a line feed, blanks at the ends of each left out; a merged cell's text where this row has none. */
function textUnder(row: TableRow, header: ListHeader, meaning: ColumnMeaning): CellText {
  const weaver = new Weaver();
  const inherited: string[] = [];
  for (const [column, each] of header.meanings.entries()) {
    if (each !== meaning) continue;
    let start = 0;
    for (const paragraph of (row.cells[column] ?? '').split('\n')) {
      const words = paragraph.trim();
      if (words !== '') {
        weaver.newParagraph();
        weaver.add(column, words, start + paragraph.indexOf(words));
      }
      start += paragraph.length + 1;
    }
    const above = row.above[column];
    if (above && meaning !== 'seq' && (row.cells[column] ?? '') === '') inherited.push(above);
  }
  const woven = weaver.woven();
  return woven.text === '' && inherited.length > 0
    ? { text: inherited.join('\n'), woven, inherited: true }
    : { text: woven.text, woven, inherited: false };
}

function seqOf(printed: string): number | null {
  const digits = /^[（(]?(\d{1,6})[)）]?[.、．]?$/.exec(printed.normalize('NFKC').trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

// ---------- units

interface RowUnits {
  readonly units: readonly PrintedUnit[];
  readonly marks: readonly Mark[];
  readonly doubts: readonly string[];
  /** Whether they are those of the row above. */
  readonly inherited: boolean;
}

/** Every column of bodies in printed order; without such columns, brackets in the task's text. */
function unitsOf(
  row: TableRow,
  header: ListHeader,
  before: ParsedTask | null,
  texts: readonly CellText[],
): RowUnits {
  const columns = unitColumns(header);
  if (columns.length === 0) return unitsInText(texts);
  const units: PrintedUnit[] = [];
  const marks: Mark[] = [];
  const doubts: string[] = [];
  let jurisdiction: string | null = null;
  for (const { column, role } of columns) {
    const own = row.cells[column] ?? '';
    const read = readUnits(own === '' ? (row.above[column] ?? '') : own, role, jurisdiction);
    jurisdiction = read.jurisdiction;
    for (const unit of read.units) {
      const { span, ...bare } = unit;
      if (span && own !== '')
        marks.push({ field: 'units', item: units.length, text: column, start: span.start, end: span.end });
      units.push(columns.length > 1 || own === '' ? bare : unit);
    }
    doubts.push(...read.doubts);
  }
  if (units.length > 0) return { units, marks, doubts, inherited: false };
  if (before && before.units.length > 0 && columns.every(({ column }) => isEmpty(row.cells[column]))) {
    return {
      units: before.units.map(({ span: _span, ...unit }) => unit),
      marks: [],
      doubts: ['责任单位是空的，可能是合并单元格，沿用上一行，请确认。'],
      inherited: true,
    };
  }
  return { units, marks, doubts: ['责任单位是空的，可能是合并单元格，请补充。'], inherited: false };
}

const isEmpty = (text: string | undefined): boolean => (text ?? '').trim() === '';

/** Beside a column of leads, a column without a role holds the others; beside one of helpers, the leads. */
function unitColumns(
  header: ListHeader,
): readonly { readonly column: number; readonly role: UnitRole | null }[] {
  const has = (meaning: ColumnMeaning) => header.meanings.includes(meaning);
  const unsaid: UnitRole | null = has('lead') ? 'cooperate' : has('cooperate') ? 'lead' : null;
  return header.meanings.flatMap((meaning, column) => {
    if (meaning === 'lead' || meaning === 'cooperate') return [{ column, role: meaning }];
    return meaning === 'units' ? [{ column, role: unsaid }] : [];
  });
}

function unitsInText(texts: readonly CellText[]): RowUnits {
  const units: PrintedUnit[] = [];
  const marks: Mark[] = [];
  const doubts: string[] = [];
  for (const { text, woven } of texts) {
    for (const clause of clausesOf(text)) {
      if (!clause.units) continue;
      const read = readUnits(clause.units.text, null);
      for (const { span, ...unit } of read.units) {
        const from = clause.units.start + (span?.start ?? 0);
        const to = clause.units.start + (span?.end ?? 0);
        marks.push(
          ...placesOf(woven, from, to).map(
            (place): Mark => ({ field: 'units', item: units.length, ...place }),
          ),
        );
        units.push(unit);
      }
      doubts.push(...read.doubts);
    }
  }
  return { units, marks, doubts, inherited: false };
}

// ---------- deadline and indicators

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
