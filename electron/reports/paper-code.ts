import { AlignmentType, ImageRun, LineRuleType, Paragraph, type Table } from 'docx';
import encodeQR from 'qr';
import type { PaperBlock } from '../../shared/reports/paper/paper-plan.ts';
import { LINE, looks, MILLIMETRE, run, SIZE } from './paper-looks.ts';
import { rowTable, shares } from './paper-tables.ts';
import { textRuns } from './paper-text.ts';

type Code = Extract<PaperBlock, { kind: 'code' }>;

/** Side of the square code on paper: read by a phone at arm's length. */
const SIDE = 36 * MILLIMETRE;
const PIXELS_PER_TWIP = 96 / 1440;

/** The square code at the left, what it says in plain at the right, the first line large enough to be read out. */
export function codeTable({ payload, lines }: Code, width: number): Table {
  const widths = shares([42, 114], width);
  const pixels = Math.round(SIDE * PIXELS_PER_TWIP);
  const picture = new Paragraph({
    alignment: AlignmentType.CENTER,
    // As high as the picture: a fixed line would cut it.
    spacing: { line: 240, lineRule: LineRuleType.AUTO, before: LINE / 6, after: LINE / 6 },
    children: [
      new ImageRun({
        type: 'gif',
        data: encodeQR(payload, 'gif', { ecc: 'medium', border: 2, scale: 8 }),
        transformation: { width: pixels, height: pixels },
        altText: { name: '二维码', title: '二维码', description: payload },
      }),
    ],
  });
  const told = lines.map(
    (line, at) =>
      new Paragraph({
        ...(at === 0 ? looks.plain : looks.denseCell),
        children: textRuns(line, run(at === 0 ? 'heading' : 'body', at === 0 ? SIZE.title : SIZE.small)),
      }),
  );
  return rowTable(widths, width, [{ children: [picture] }, { children: told }]);
}
