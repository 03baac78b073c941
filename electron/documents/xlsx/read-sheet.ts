import { Refusal } from '../../../shared/result.ts';
import { readXml, type XmlElement } from '../container/xml.ts';
import { documentLimits } from '../document-builder.ts';
import { numberText } from '../sheet/number-text.ts';
import type { Merge, Sheet } from '../sheet/sheet.ts';
import { unescapeText, type Workbook } from './read-workbook.ts';

/** A sheet, and how many of its formulas came without their result. */
export interface ReadSheet extends Sheet {
  readonly unsolved: number;
}

interface OpenCell {
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  inline: string;
  formula: boolean;
}

/** One worksheet part. Of a formula the result that was saved with it is taken; no formula is ever run. */
export function readSheet(bytes: Uint8Array, name: string, workbook: Workbook): ReadSheet {
  const rows = new Map<number, Map<number, string>>();
  const merges: Merge[] = [];
  const hiddenRows = new Set<number>();
  const hiddenColumns = new Set<number>();
  let row = -1;
  let nextColumn = 0;
  let cell: OpenCell | null = null;
  let into: 'value' | 'inline' | null = null;
  let phonetic = false;
  let unsolved = 0;

  const openCell = ({ attributes }: XmlElement) => {
    const column = columnOf(attributes['r'] ?? '') ?? nextColumn;
    nextColumn = column + 1;
    cell = {
      column,
      type: attributes['t'] ?? 'n',
      style: Number(attributes['s'] ?? 0),
      value: '',
      inline: '',
      formula: false,
    };
  };
  const closeCell = () => {
    if (!cell) return;
    if (cell.formula && cell.value === '' && cell.type !== 'str') unsolved += 1;
    const text = textOf(cell, workbook);
    if (text.trim() !== '' && cell.column < documentLimits.columns) {
      const cells = rows.get(row) ?? new Map<number, string>();
      if (!rows.has(row)) rows.set(row, cells);
      cells.set(cell.column, text);
      if (rows.size - hiddenRows.size > documentLimits.rows)
        throw new Refusal('E_LIST_TOO_LONG', { limit: documentLimits.rows });
    }
    cell = null;
  };

  readXml(bytes, {
    open: (element) => {
      const { name: tag, attributes } = element;
      switch (tag) {
        case 'row':
          row = attributes['r'] === undefined ? row + 1 : Number(attributes['r']) - 1;
          nextColumn = 0;
          if (isSet(attributes['hidden'])) hiddenRows.add(row);
          break;
        case 'c':
          openCell(element);
          break;
        case 'v':
          into = 'value';
          break;
        case 'f':
          if (cell) cell.formula = true;
          break;
        case 't':
          into = phonetic ? null : 'inline';
          break;
        case 'rPh':
          phonetic = true;
          break;
        case 'col':
          if (isSet(attributes['hidden']))
            for (let at = Number(attributes['min']); at <= Math.min(Number(attributes['max']), 16_384); at++)
              hiddenColumns.add(at - 1);
          break;
        case 'mergeCell': {
          const merge = mergeOf(attributes['ref'] ?? '');
          if (merge && merges.length < mostMerges) merges.push(merge);
          break;
        }
      }
    },
    close: (tag) => {
      if (tag === 'c') closeCell();
      else if (tag === 'v' || tag === 't') into = null;
      else if (tag === 'rPh') phonetic = false;
    },
    text: (text) => {
      if (cell && into) cell[into] += text;
    },
  });
  return { name, rows, merges, hiddenRows, hiddenColumns, unsolved };
}

const mostMerges = 100_000;

const isSet = (flag: string | undefined): boolean => flag === '1' || flag === 'true';

function textOf({ type, style, value, inline }: OpenCell, { strings, formatOf, from1904 }: Workbook): string {
  switch (type) {
    case 's':
      return strings[Number(value)] ?? '';
    case 'inlineStr':
      return unescapeText(inline);
    case 'str':
      return unescapeText(value);
    case 'b':
      return value === '' ? '' : value === '1' ? 'TRUE' : 'FALSE';
    case 'n': {
      const number = Number(value);
      return value.trim() === '' || !Number.isFinite(number)
        ? value
        : numberText(number, formatOf(style), from1904);
    }
    default:
      return value;
  }
}

/** `AB12` → 27; null where there is no letter. */
function columnOf(reference: string): number | null {
  const letters = /^[A-Z]{1,3}/i.exec(reference)?.[0].toUpperCase();
  if (letters === undefined) return null;
  return [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;
}

function mergeOf(reference: string): Merge | null {
  const [from = '', to = from] = reference.split(':');
  const [left, right] = [columnOf(from), columnOf(to)];
  const [top, bottom] = [Number(/\d+$/.exec(from)?.[0]) - 1, Number(/\d+$/.exec(to)?.[0]) - 1];
  if (left === null || right === null || !(top >= 0 && bottom >= top && right >= left)) return null;
  return { top, left, bottom, right };
}
