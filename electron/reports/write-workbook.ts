import { type Cell, type CellStyle, type CellValue, rangeRef, type WriteSheet, writeXlsx } from 'hucre';
import type { LedgerFonts } from '../../shared/reports/fonts.ts';
import type { CellRange, PagePlan, SheetPlan } from '../../shared/reports/sheet-plan.ts';
import { looksLikeFormula, sheetText } from '../../shared/spreadsheet-text.ts';
import { markQuotePrefix } from './quote-prefix.ts';
import { BODY_SIZE, CHINESE_CHARSET, type Looks, sheetLooks } from './sheet-looks.ts';

export interface WorkbookPlan {
  readonly title: string;
  readonly sheets: readonly SheetPlan[];
}

const MILLIMETRE = 1 / 25.4;
/** Excel 2007 shows #### for a cell of format @ with more characters. */
const LONGEST_TEXT_FORMAT = 255;
/** Excel's limit for one header or footer. */
const LONGEST_HEADER = 255;

/** The one place that knows the spreadsheet library. The answer is a whole .xlsx file. */
export async function writeWorkbook(plan: WorkbookPlan, fonts: LedgerFonts): Promise<Uint8Array> {
  const looks = sheetLooks(fonts);
  const xlsx = await writeXlsx({
    sheets: plan.sheets.map((sheet) => writtenSheet(sheet, looks)),
    properties: { title: sheetText(plan.title) },
    defaultFont: { name: fonts.body.name, size: BODY_SIZE, charset: CHINESE_CHARSET },
  });
  return markQuotePrefix(xlsx);
}

function writtenSheet(sheet: SheetPlan, looks: Looks): WriteSheet {
  const rows: CellValue[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  for (const [rowIndex, row] of sheet.rows.entries()) {
    const values = row.cells.map(({ value }) =>
      typeof value === 'string' ? sheetText(value) || null : value,
    );
    for (const [columnIndex, cell] of row.cells.entries()) {
      const value = values[columnIndex] ?? null;
      cells.set(`${rowIndex},${columnIndex}`, { style: neutralised(value, looks[cell.look]) });
    }
    rows.push(values.map((value) => (typeof value === 'string' ? escapeCodes(value) : value)));
  }
  const heights = sheet.rows.map((row, index) => [index, row.height] as const);
  return {
    name: sheet.name,
    rows,
    cells,
    columns: sheet.widths.map((width) => ({ width })),
    rowDefs: new Map(
      heights.flatMap(([index, height]) => (height === null ? [] : [[index, { height }] as const])),
    ),
    merges: sheet.merges.map((range) => ({
      startRow: range.fromRow,
      startCol: range.fromColumn,
      endRow: range.toRow,
      endCol: range.toColumn,
    })),
    freezePane: sheet.freeze,
    autoFilter: { range: reference(sheet.filter) },
    ...writtenPage(sheet.page),
  };
}

function writtenPage(page: PagePlan): Pick<WriteSheet, 'pageSetup' | 'headerFooter'> {
  const [first, last] = page.titleRows;
  const header =
    page.firstHeader === '' ? '' : `&L&16&"黑体,Regular"${sheetText(page.firstHeader).replaceAll('&', '&&')}`;
  const footer = `&C${page.footer}`;
  const margin = (millimetres: number): number => millimetres * MILLIMETRE;
  return {
    pageSetup: {
      paperSize: page.paper,
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      // 0 is "as many pages as it takes" (ECMA-376 part 1, 18.3.1.63).
      fitToHeight: 0,
      printTitlesRow: `$${first + 1}:$${last + 1}`,
      horizontalCentered: true,
      margins: {
        top: margin(header === '' ? 18 : 25),
        bottom: margin(18),
        left: margin(15),
        right: margin(15),
        header: margin(12),
        footer: margin(9),
      },
    },
    headerFooter: header
      ? {
          differentFirst: true,
          firstHeader: header.slice(0, LONGEST_HEADER),
          firstFooter: footer,
          oddFooter: footer,
        }
      : { oddFooter: footer },
  };
}

/**
 * A text that looks like a formula is a string cell with `quotePrefix`, as if typed behind an apostrophe: every program shows
 * the text unchanged, prints no apostrophe and keeps it text when it is edited. Format `@` says the same to programs that
 * drop `quotePrefix`. Left to right is the mark for `markQuotePrefix`.
 */
function neutralised(value: CellValue, style: CellStyle): CellStyle {
  if (typeof value !== 'string' || !looksLikeFormula(value)) return style;
  return {
    ...style,
    alignment: { ...style.alignment, readingOrder: 'ltr' },
    ...(value.length <= LONGEST_TEXT_FORMAT ? { numFmt: '@' } : {}),
  };
}

/** `_x0041_` in a text is not the code of a character (ECMA-376 part 1, 22.9.2.19). */
const escapeCodes = (text: string): string => text.replace(/_(?=x[0-9A-Fa-f]{4}_)/g, '_x005F_');

const reference = (range: CellRange): string =>
  rangeRef(range.fromRow, range.fromColumn, range.toRow, range.toColumn);
