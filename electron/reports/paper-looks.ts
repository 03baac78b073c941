import { AlignmentType, type IParagraphOptions, type IRunOptions, LineRuleType } from 'docx';
import { type PaperFontRole, paperFonts } from '../../shared/reports/paper/paper-fonts.ts';

/** Lengths of GB/T 9704-2012: half-points for type, twentieths of a point for space. */
export const POINT = 20;
export const MILLIMETRE = 1440 / 25.4;

/** 3号, 2号, 4号 and 小四. */
export const SIZE = { body: 32, title: 44, page: 28, cell: 24, small: 21 } as const;

/** Height of a character of 3号 and 7/8 of it; 22 lines of it fill the type area of 225 mm. */
export const LINE = Math.floor((225 * MILLIMETRE) / 22);
/** Two characters of 3号. */
export const TWO_CHARACTERS = SIZE.body * 10 * 2;
const TITLE_LINE = 35 * POINT;

/** Latin letters and figures of a Chinese text stand in Times New Roman, as offices set them. */
const LATIN = 'Times New Roman';

const fontOf = (role: PaperFontRole): NonNullable<IRunOptions['font']> => ({
  ascii: LATIN,
  hAnsi: LATIN,
  cs: LATIN,
  eastAsia: paperFonts[role].name,
  hint: 'eastAsia',
});

export const run = (role: PaperFontRole, size: number): Pick<IRunOptions, 'font' | 'size'> => ({
  font: fontOf(role),
  size,
});

const line = (height: number): NonNullable<IParagraphOptions['spacing']> => ({
  line: height,
  lineRule: LineRuleType.EXACT,
  before: 0,
  after: 0,
});

export const looks = {
  body: {
    spacing: line(LINE),
    indent: { firstLine: TWO_CHARACTERS },
    alignment: AlignmentType.BOTH,
  },
  plain: { spacing: line(LINE), alignment: AlignmentType.LEFT },
  title: { spacing: line(TITLE_LINE), alignment: AlignmentType.CENTER, keepNext: true },
  heading: { spacing: line(LINE), indent: { firstLine: TWO_CHARACTERS }, keepNext: true },
  caption: { spacing: { ...line(LINE), before: LINE / 2 }, alignment: AlignmentType.CENTER, keepNext: true },
  /** 落款: four characters in from the right (7.3.5.4). */
  signature: {
    spacing: line(LINE),
    indent: { right: TWO_CHARACTERS * 2 },
    alignment: AlignmentType.RIGHT,
    keepLines: true,
  },
  cell: {
    spacing: { line: 18 * POINT, lineRule: LineRuleType.AT_LEAST, before: 0, after: 0 },
  },
  denseCell: { spacing: line(14 * POINT) },
  small: {
    spacing: line(20 * POINT),
    indent: { firstLine: SIZE.cell * 10 * 2 },
    alignment: AlignmentType.BOTH,
  },
  note: {
    spacing: { ...line(16 * POINT), before: 8 * POINT },
    alignment: AlignmentType.LEFT,
  },
} as const satisfies Readonly<Record<string, IParagraphOptions>>;
