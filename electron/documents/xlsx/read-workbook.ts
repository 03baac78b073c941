import type { PackageParts } from '../container/package-parts.ts';
import { relationshipsOf } from '../container/relationships.ts';
import { readXml } from '../container/xml.ts';
import { builtInFormat } from '../sheet/number-text.ts';

export interface Workbook {
  readonly sheets: readonly { readonly name: string; readonly part: string; readonly hidden: boolean }[];
  readonly from1904: boolean;
  readonly strings: readonly string[];
  /** The number format of a cell's style. */
  readonly formatOf: (style: number) => string;
}

/** What the sheets of a workbook share. */
export async function readWorkbook(parts: PackageParts, main: string, bytes: Uint8Array): Promise<Workbook> {
  const related = await relationshipsOf(parts, main);
  const partOf = async (type: string) => {
    const target = related.find((relationship) => relationship.type === type)?.target;
    return target === undefined ? null : parts.read(target);
  };
  const sheets: { name: string; part: string; hidden: boolean }[] = [];
  let from1904 = false;
  readXml(bytes, {
    open: ({ name, attributes }) => {
      if (name === 'workbookPr') from1904 = ['1', 'true'].includes(attributes['date1904'] ?? '');
      if (name !== 'sheet') return;
      const target = related.find(({ id, type }) => id === attributes['id'] && type === 'worksheet')?.target;
      if (target === undefined) return;
      sheets.push({
        name: attributes['name'] ?? '',
        part: target,
        hidden: /hidden/i.test(attributes['state'] ?? ''),
      });
    },
  });
  return {
    sheets,
    from1904,
    strings: readStrings(await partOf('sharedStrings')),
    formatOf: readFormats(await partOf('styles')),
  };
}

function readStrings(bytes: Uint8Array | null): readonly string[] {
  const strings: string[] = [];
  if (!bytes) return strings;
  let text = '';
  let inText = false;
  let phonetic = false;
  readXml(bytes, {
    open: ({ name }) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') phonetic = true;
      else if (name === 't') inText = true;
    },
    close: (name) => {
      if (name === 'si') strings.push(unescapeText(text));
      else if (name === 'rPh') phonetic = false;
      else if (name === 't') inText = false;
    },
    text: (piece) => {
      if (inText && !phonetic) text += piece;
    },
  });
  return strings;
}

/** Signs that XML cannot hold are written `_x000D_`. */
export const unescapeText = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-F]{4})_/gi, (_all, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;

function readFormats(bytes: Uint8Array | null): (style: number) => string {
  const own = new Map<number, string>();
  const styles: number[] = [];
  let inCells = false;
  if (bytes)
    readXml(bytes, {
      open: ({ name, attributes }) => {
        if (name === 'numFmt') own.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '');
        else if (name === 'cellXfs') inCells = true;
        else if (name === 'xf' && inCells) styles.push(Number(attributes['numFmtId'] ?? 0));
      },
      close: (name) => {
        if (name === 'cellXfs') inCells = false;
      },
    });
  return (style) => {
    const id = styles[style] ?? 0;
    return own.get(id) ?? builtInFormat(id);
  };
}
