import { readDeadline } from './deadline.ts';
import type { ColumnMeaning, ListHeader } from './header.ts';
import { readIndicators } from './indicators.ts';
import {
  type ListNote,
  type ParsedTask,
  type PrintedUnit,
  sureness,
  type TaskField,
  type UnitRole,
} from './model.ts';
import type { TableRow } from './table.ts';
import { readUnits } from './units.ts';

export interface ReadTask {
  readonly task: ParsedTask;
  readonly notes: readonly ListNote[];
}

/** One row to one task; null where the row names nothing to do. `year` is the year of the document. */
export function readTask(
  row: TableRow,
  header: ListHeader,
  ordinal: number,
  year: string | null,
): ReadTask | null {
  const cell = (meaning: ColumnMeaning): string => textUnder(row, header, meaning);
  const printedTitle = cell('title');
  const printedDetail = cell('detail');
  const title = printedTitle === '' ? printedDetail : printedTitle;
  const detail = printedTitle === '' || printedDetail === '' ? null : printedDetail;
  if (title === '') return null;

  const notes: ListNote[] = [];
  const doubt = (field: TaskField, message: string) => notes.push({ task: ordinal, field, message });
  if (printedTitle === '') doubt('title', '任务一栏是空的，取了另一栏的文字，请确认。');
  if (row.excess !== 0) {
    doubt(
      'title',
      row.excess < 0
        ? `这一行少了 ${-row.excess} 列，请核对各栏。`
        : `这一行多了 ${row.excess} 列，多出的文字保留在原文里。`,
    );
  }

  const units = readUnitColumns(row, header);
  for (const message of units.doubts) doubt('units', message);
  const deadline = readDeadline(cell('deadline'), year);
  if (deadline.doubt !== null) doubt('deadline', deadline.doubt);
  const read = [
    readIndicators(title, 'title'),
    ...(detail === null ? [] : [readIndicators(detail, 'detail')]),
  ];
  for (const message of read.flatMap(({ doubts }) => doubts)) doubt('indicators', message);

  const guesses = [...new Set(notes.flatMap(({ field }) => (field === 'document' ? [] : [field])))];
  const sure = (field: TaskField) => (guesses.includes(field) ? sureness.guessed : sureness.printed);
  return {
    task: {
      ordinal,
      seq: seqOf(cell('seq')),
      category: row.category,
      categoryPrinted: row.categoryPrinted,
      title,
      detail,
      units: units.units,
      deadline: deadline.deadline,
      indicators: read.flatMap(({ indicators }) => indicators),
      cells: row.cells,
      guesses,
      part: 0,
      original: row.cells,
      marks: [],
      confidence: {
        category: sure('category'),
        title: sure('title'),
        detail: sure('detail'),
        units: sure('units'),
        deadline: sure('deadline'),
        indicators: sure('indicators'),
      },
    },
    notes,
  };
}

/** Paragraphs joined by a line feed, blanks at the ends of each left out. */
const textUnder = (row: TableRow, header: ListHeader, meaning: ColumnMeaning): string => {
  const text = row.cells[header.meanings.indexOf(meaning)] ?? '';
  return text
    .split('\n')
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
    .join('\n');
};

function seqOf(printed: string): number | null {
  const digits = /^(\d{1,6})[.、．]?$/.exec(printed.normalize('NFKC').trim())?.[1];
  return digits === undefined ? null : Number(digits);
}

/** Every column of bodies in printed order. Beside a column of leads, a column without a role holds the others. */
function readUnitColumns(
  row: TableRow,
  header: ListHeader,
): { readonly units: readonly PrintedUnit[]; readonly doubts: readonly string[] } {
  const hasLead = header.meanings.includes('lead');
  const roles: Partial<Record<ColumnMeaning, UnitRole | null>> = {
    lead: 'lead',
    cooperate: 'cooperate',
    units: hasLead ? 'cooperate' : null,
  };
  const units: PrintedUnit[] = [];
  const doubts: string[] = [];
  let columns = 0;
  for (const [at, meaning] of header.meanings.entries()) {
    const role = roles[meaning];
    if (role === undefined) continue;
    columns++;
    const read = readUnits(row.cells[at] ?? '', role);
    units.push(...read.units);
    doubts.push(...read.doubts);
  }
  if (columns > 0 && units.length === 0) doubts.push('责任单位是空的，可能是合并单元格，请补充。');
  return { units: columns > 1 ? units.map(({ span: _span, ...unit }) => unit) : units, doubts };
}
