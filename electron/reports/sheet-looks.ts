import type { AlignmentStyle, BorderStyle, CellStyle, FontStyle } from 'hucre';
import type { FontChoice, LedgerFonts } from '../../shared/reports/fonts.ts';
import type { CellLook } from '../../shared/reports/sheet-plan.ts';

/** 五号. */
export const BODY_SIZE = 10.5;
const TITLE_SIZE = 20;
/** GB2312_CHARSET: without it Excel may pick a Western font for a name it does not have. */
export const CHINESE_CHARSET = 134;

const line = { style: 'thin', color: { rgb: '000000' } } as const;
const frame: BorderStyle = { top: line, right: line, bottom: line, left: line };

const align = (
  horizontal: 'left' | 'center' | 'right',
  vertical: 'top' | 'center' = 'center',
  wrapText = true,
): AlignmentStyle => ({
  horizontal,
  vertical,
  wrapText,
});

export type Looks = Readonly<Record<CellLook, CellStyle>>;

/** The look of every kind of cell (GB/T 9704 has no rule for tables: 五号, thin lines, no fill). */
export function sheetLooks(fonts: LedgerFonts): Looks {
  const font = (choice: FontChoice, size: number): FontStyle => ({
    name: choice.name,
    bold: choice.bold,
    size,
    charset: CHINESE_CHARSET,
  });
  const body = font(fonts.body, BODY_SIZE);
  const heading = font(fonts.heading, BODY_SIZE);
  return {
    title: { font: font(fonts.title, TITLE_SIZE), alignment: align('center') },
    note: { font: body, alignment: align('left', 'center', false) },
    noteRight: { font: body, alignment: align('right', 'center', false) },
    small: { font: font(fonts.body, 9), alignment: align('left', 'center', false) },
    head: { font: heading, border: frame, alignment: align('center') },
    text: { font: body, border: frame, alignment: align('left') },
    centre: { font: body, border: frame, alignment: align('center') },
    categoryTop: { font: body, border: frame, alignment: align('center', 'top') },
    plain: { font: body, border: frame, alignment: align('left', 'top', false) },
    plainHead: { font: heading, border: frame, alignment: align('center', 'center', false) },
    plainDate: { font: body, border: frame, alignment: align('center', 'top', false), numFmt: 'yyyy-mm-dd' },
  };
}
