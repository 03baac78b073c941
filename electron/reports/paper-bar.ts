import { AlignmentType, Paragraph, ShadingType, type Table } from 'docx';
import type { BarPart } from '../../shared/reports/paper/paper-plan.ts';
import { looks, run, SIZE } from './paper-looks.ts';
import { rowTable, shares } from './paper-tables.ts';
import { textRuns } from './paper-text.ts';

/** Pale enough for black type, and still apart when printed in grey beside shape and word. */
const grounds: Readonly<Record<BarPart['colour'], string>> = {
  red: 'F5C2C2',
  orange: 'FAD7BC',
  yellow: 'FBEBB5',
  green: 'D3EFD9',
  blue: 'D0E3F5',
  grey: 'EDEFF1',
};

const glyphs: Readonly<Record<BarPart['shape'], string>> = {
  square: '■',
  triangle: '▲',
  diamond: '◆',
  circle: '●',
  tick: '✔',
  ring: '○',
};

/** A part is never narrower than its shape, word and count. */
const LEAST = 0.15;

/** One row, as wide as the type area; the parts are in proportion as far as their words leave room. */
export function lightBar(parts: readonly BarPart[], width: number): Table {
  const sum = parts.reduce((all, { count }) => all + count, 0);
  const least = Math.min(LEAST, 1 / parts.length);
  const free = 1 - least * parts.length;
  const widths = shares(
    parts.map(({ count }) => least + free * (count / sum)),
    width,
  );
  return rowTable(
    widths,
    width,
    parts.map(({ shape, colour, word, count }) => ({
      shading: { type: ShadingType.CLEAR, color: 'auto', fill: grounds[colour] },
      children: [
        new Paragraph({
          ...looks.denseCell,
          alignment: AlignmentType.CENTER,
          children: textRuns(`${glyphs[shape]} ${word} ${count}`, run('body', SIZE.small)),
        }),
      ],
    })),
  );
}
