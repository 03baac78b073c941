import {
  AlignmentType,
  HeightRule,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { FormRow } from '../../shared/reports/paper/paper-plan.ts';
import { looks, MILLIMETRE, run, SIZE } from './paper-looks.ts';
import { borders, padding, shares } from './paper-tables.ts';
import { textRuns } from './paper-text.ts';

/** Label and value twice across; a value alone takes the room of three columns. */
const COLUMNS = [22, 62, 22, 50] as const;
const ROW_MILLIMETRES = 9;

/** A form: labels in 黑体, values in 仿宋; a row that is all text may break over pages, a row to sign may not. */
export function formTable(rows: readonly FormRow[], width: number): Table {
  const widths = shares(COLUMNS, width);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(width), type: WidthType.DXA },
    columnWidths: widths,
    borders,
    margins: padding,
    rows: rows.map((row) => formRow(row, widths)),
  });
}

function formRow(row: FormRow, widths: readonly number[]): TableRow {
  const at = (column: number) => widths[column] ?? 0;
  const label = (text: string, column: number) =>
    cell(at(column), 1, [paragraph(text, 'heading', AlignmentType.CENTER)]);
  const wide = (children: Paragraph[], align?: 'top') => cell(at(1) + at(2) + at(3), 3, children, align);
  switch (row.kind) {
    case 'wide':
      return new TableRow({
        cantSplit: false,
        height: { value: Math.round(ROW_MILLIMETRES * MILLIMETRE), rule: HeightRule.ATLEAST },
        children: [label(row.label, 0), wide(lines(row.value))],
      });
    case 'pair':
      return new TableRow({
        cantSplit: true,
        height: { value: Math.round(ROW_MILLIMETRES * MILLIMETRE), rule: HeightRule.ATLEAST },
        children: row.fields.flatMap((field, pair) => [
          label(field.label, 2 * pair),
          cell(at(2 * pair + 1), 1, lines(field.value)),
        ]),
      });
    case 'opinion':
      return new TableRow({
        cantSplit: true,
        height: { value: Math.round(row.room * MILLIMETRE), rule: HeightRule.ATLEAST },
        children: [
          label(row.label, 0),
          wide(
            [...lines(row.value), paragraph('', 'body'), paragraph(row.signed, 'body', AlignmentType.RIGHT)],
            'top',
          ),
        ],
      });
  }
}

const lines = (text: string): Paragraph[] => text.split('\n').map((line) => paragraph(line, 'body'));

const paragraph = (
  text: string,
  role: 'heading' | 'body',
  alignment: (typeof AlignmentType)['LEFT' | 'CENTER' | 'RIGHT'] = AlignmentType.LEFT,
): Paragraph => new Paragraph({ ...looks.cell, alignment, children: textRuns(text, run(role, SIZE.cell)) });

const cell = (width: number, columnSpan: number, children: Paragraph[], align?: 'top'): TableCell =>
  new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan,
    verticalAlign: align === 'top' ? VerticalAlign.TOP : VerticalAlign.CENTER,
    children,
  });
