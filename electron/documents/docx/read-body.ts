import { readXml, type XmlElement } from '../container/xml.ts';
import type { DocumentBuilder } from '../document-builder.ts';
import { createNumbering, withNumber } from './numbering.ts';
import type { NumberingPart } from './read-numbering.ts';
import type { ParagraphStyles } from './styles.ts';

export interface BodyCounts {
  readonly pictures: number;
  readonly revisions: number;
}

interface Paragraph {
  text: string;
  style: string | null;
  list: string | null;
  level: number | null;
  /** Its end was deleted, so that it runs on into the next one. */
  joins: boolean;
  /** Instruction parts of fields that are open. */
  fields: ('code' | 'result')[];
}

interface Cell {
  colSpan: number;
  continues: boolean;
  opened: boolean;
}

/** Elements whose whole content is not printed, or printed by something else. */
const leftOut = new Set([
  'del',
  'moveFrom',
  'delText',
  'instrText',
  'delInstrText',
  'Fallback',
  'sdtPr',
  'rt',
  'pPrChange',
  'rPrChange',
  'tblPrChange',
  'tblGrid',
  'tcPrChange',
  'trPrChange',
  'sectPr',
]);

const isOff = ({ attributes }: XmlElement): boolean =>
  ['0', 'false', 'off'].includes(attributes['val'] ?? '');

/**
 * word/document.xml into the builder. Inserted text is kept and deleted text dropped; hidden text, headers, footers and
 * notes are left out; text boxes stand before the paragraph they are anchored in.
 */
export function readBody(
  bytes: Uint8Array,
  builder: DocumentBuilder,
  styles: ParagraphStyles,
  part: NumberingPart,
): BodyCounts {
  const numbering = createNumbering(part.lists);
  const names: string[] = [];
  const paragraphs: Paragraph[] = [];
  const cells: Cell[] = [];
  /** Of every open row: whether it was deleted. */
  const rows: boolean[] = [];
  let skipped = 0;
  let hiddenRun = false;
  let inText = false;
  let carried = '';
  let pictures = 0;
  let revisions = 0;

  const ensureCell = () => {
    const cell = cells.at(-1);
    if (!cell || cell.opened) return;
    cell.opened = true;
    builder.openCell({ colSpan: cell.colSpan, continues: cell.continues });
  };
  const add = (text: string) => {
    const paragraph = paragraphs.at(-1);
    if (!paragraph || hiddenRun || paragraph.fields.includes('code')) return;
    paragraph.text += text;
  };
  const numberOf = ({ style, list, level }: Paragraph) => {
    const inherited = style === null ? null : styles.numberingOf(style);
    const id = list ?? inherited?.list ?? null;
    if (id === null || id === '0') return null;
    const byStyle = list === null && style !== null ? part.levelOfStyle(id, style) : null;
    return numbering.next(id, level ?? byStyle ?? inherited?.level ?? 0);
  };
  const closeParagraph = () => {
    const paragraph = paragraphs.pop();
    if (!paragraph) return;
    if (paragraph.style !== null && styles.isContents(paragraph.style)) return;
    const text = carried + paragraph.text;
    carried = '';
    if (paragraph.joins) carried = text;
    else builder.paragraph(withNumber(numberOf(paragraph), text));
  };

  const property = (element: XmlElement, parent: string | undefined): boolean => {
    const { name, attributes } = element;
    const paragraph = paragraphs.at(-1);
    const cell = cells.at(-1);
    const val = attributes['val'] ?? '';
    switch (name) {
      case 'pStyle':
        if (paragraph && parent === 'pPr') paragraph.style = val;
        return true;
      case 'numId':
        if (paragraph && parent === 'numPr') paragraph.list = val;
        return true;
      case 'ilvl':
        if (paragraph && parent === 'numPr') paragraph.level = Math.min(8, Math.max(0, Number(val) || 0));
        return true;
      case 'vanish':
        if (parent === 'rPr' && names.at(-2) === 'r') hiddenRun = !isOff(element);
        return true;
      case 'gridSpan':
        if (cell && !cell.opened) cell.colSpan = Number(val) || 1;
        return true;
      case 'vMerge':
        if (cell && !cell.opened) cell.continues = val !== 'restart';
        return true;
      case 'gridBefore':
        builder.openCell({ colSpan: Number(val) || 1 });
        builder.closeCell();
        return true;
      case 'del':
      case 'moveFrom': {
        if (parent === 'trPr') rows.splice(-1, 1, true);
        else if (parent === 'rPr' && names.at(-2) === 'pPr' && paragraph) paragraph.joins = true;
        else return false;
        return true;
      }
      default:
        return false;
    }
  };

  readXml(bytes, {
    open: (element) => {
      const { name, attributes } = element;
      const parent = names.at(-1);
      if (skipped > 0) {
        skipped += 1;
        return;
      }
      if (name === 'del' || name === 'ins' || name === 'moveFrom') revisions += 1;
      if (!property(element, parent) && leftOut.has(name)) {
        skipped = 1;
        return;
      }
      names.push(name);
      switch (name) {
        case 'p':
          ensureCell();
          paragraphs.push({ text: '', style: null, list: null, level: null, joins: false, fields: [] });
          break;
        case 'r':
          hiddenRun = false;
          break;
        case 't':
          inText = true;
          break;
        case 'tab':
          if (parent === 'r') add('\t');
          break;
        case 'br':
        case 'cr':
          if (attributes['type'] !== 'page' && attributes['type'] !== 'column') add('\n');
          break;
        case 'noBreakHyphen':
          add('-');
          break;
        case 'fldChar':
          turnField(paragraphs.at(-1)?.fields, attributes['fldCharType']);
          break;
        case 'blip':
        case 'imagedata':
          pictures += 1;
          break;
        case 'tbl':
          ensureCell();
          builder.openTable();
          break;
        case 'tr':
          rows.push(false);
          builder.openRow();
          break;
        case 'tc':
          cells.push({ colSpan: 1, continues: false, opened: false });
          break;
      }
    },
    close: (name) => {
      if (skipped > 0) {
        skipped -= 1;
        return;
      }
      names.pop();
      switch (name) {
        case 'p':
          closeParagraph();
          break;
        case 'r':
          hiddenRun = false;
          break;
        case 't':
          inText = false;
          break;
        case 'tc':
          ensureCell();
          cells.pop();
          builder.closeCell();
          break;
        case 'tr':
          if (rows.pop()) builder.dropRow();
          else builder.closeRow();
          break;
        case 'tbl':
          builder.closeTable();
          break;
      }
    },
    text: (text) => {
      if (inText && skipped === 0) add(text);
    },
  });
  return { pictures, revisions };
}

function turnField(fields: ('code' | 'result')[] | undefined, type: string | undefined): void {
  if (!fields) return;
  if (type === 'begin') fields.push('code');
  else if (type === 'separate' && fields.length > 0) fields.splice(-1, 1, 'result');
  else if (type === 'end') fields.pop();
}
