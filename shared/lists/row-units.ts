import type { ColumnMeaning, ListHeader } from './header.ts';
import type { Mark, ParsedTask, PrintedUnit, UnitRole } from './model.ts';
import { clausesOf } from './outline/clauses.ts';
import type { CellText } from './row-text.ts';
import type { TableRow } from './table.ts';
import { readUnits } from './units.ts';
import { placesOf } from './woven.ts';

export interface RowUnits {
  readonly units: readonly PrintedUnit[];
  readonly marks: readonly Mark[];
  readonly doubts: readonly string[];
  /** Whether they are those of the row above. */
  readonly inherited: boolean;
}

/** Every column of bodies in printed order; without such columns, brackets in the task's text. */
export function unitsOfRow(
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
