import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type ITableCellOptions,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { PaperBlock, PaperTable } from '../../shared/reports/paper/paper-plan.ts';
import { looks, MILLIMETRE, run, SIZE } from './paper-looks.ts';
import { textRuns } from './paper-text.ts';

const alignments = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
} as const;

const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
export const borders = {
  top: thin,
  bottom: thin,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
};
export const padding = {
  left: Math.round(1.5 * MILLIMETRE),
  right: Math.round(1.5 * MILLIMETRE),
  top: 40,
  bottom: 40,
};

/** One framed row, kept on one page; `cells` are its contents, each with what is its own of the look. */
export function rowTable(
  widths: readonly number[],
  width: number,
  cells: readonly Pick<ITableCellOptions, 'children' | 'shading'>[],
): Table {
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(width), type: WidthType.DXA },
    columnWidths: [...widths],
    borders,
    margins: padding,
    rows: [
      new TableRow({
        cantSplit: true,
        children: cells.map(
          (cell, at) =>
            new TableCell({
              ...cell,
              width: { size: widths[at] ?? 0, type: WidthType.DXA },
              verticalAlign: VerticalAlign.CENTER,
            }),
        ),
      }),
    ],
  });
}

/** The head is repeated on every page, and no row is cut in two. */
export function paperTable({ columns, rows, dense, bare }: PaperTable, width: number): Table {
  const look = dense ? looks.denseCell : looks.cell;
  const size = dense ? SIZE.small : SIZE.cell;
  const widths = shares(
    columns.map((column) => column.width),
    width,
  );
  const cell = (text: string, at: number, head: boolean): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: text.split('\n').map(
        (line) =>
          new Paragraph({
            ...look,
            alignment: head ? AlignmentType.CENTER : alignments[columns[at]?.align ?? 'left'],
            children: textRuns(line, run(head ? 'heading' : 'body', size)),
          }),
      ),
    });
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(width), type: WidthType.DXA },
    columnWidths: widths,
    borders,
    margins: dense ? { ...padding, top: 15, bottom: 15 } : padding,
    rows: [
      ...(bare
        ? []
        : [
            new TableRow({
              tableHeader: true,
              cantSplit: true,
              children: columns.map(({ heading }, at) => cell(heading, at, true)),
            }),
          ]),
      ...rows.map(
        (row) =>
          new TableRow({ cantSplit: true, children: columns.map((_, at) => cell(row[at] ?? '', at, false)) }),
      ),
    ],
  });
}

type Signing = Extract<PaperBlock, { kind: 'signing' }>['fields'];

/** Two fields a row, high enough for a hand. */
export function signingTable(fields: Signing, width: number): Table {
  const widths = shares([3, 5, 3, 5], width);
  const cell = (text: string, at: number): TableCell =>
    new TableCell({
      width: { size: widths[at] ?? 0, type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: [
        new Paragraph({
          ...looks.cell,
          alignment: at % 2 === 0 ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: textRuns(text, run(at % 2 === 0 ? 'heading' : 'body', SIZE.cell)),
        }),
      ],
    });
  const pairs = Array.from({ length: Math.ceil(fields.length / 2) }, (_, row) =>
    fields.slice(2 * row, 2 * row + 2),
  );
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: Math.round(width), type: WidthType.DXA },
    columnWidths: widths,
    borders,
    margins: padding,
    rows: pairs.map(
      (pair) =>
        new TableRow({
          cantSplit: true,
          height: { value: Math.round(12 * MILLIMETRE), rule: HeightRule.ATLEAST },
          children: [0, 1].flatMap((at) => [
            cell(pair[at]?.label ?? '', 2 * at),
            cell(pair[at]?.value ?? '', 2 * at + 1),
          ]),
        }),
    ),
  });
}

/** Whole twips that add up to the width. */
export function shares(parts: readonly number[], width: number): number[] {
  const sum = parts.reduce((all, part) => all + part, 0);
  const ends = parts.map((_, at) =>
    Math.round((parts.slice(0, at + 1).reduce((all, part) => all + part, 0) / sum) * width),
  );
  return ends.map((end, at) => end - (ends[at - 1] ?? 0));
}
