import type { WorkSheet } from 'xlsx';
import * as codepages from 'xlsx/dist/cpexcel.full.mjs';
import { read, set_cptable } from 'xlsx/xlsx.mjs';
import type { SourceTable } from '../../../shared/lists/document.ts';
import type { DocumentNote } from '../../../shared/lists/document-notes.ts';
import { Refusal } from '../../../shared/result.ts';
import type { CompoundFile } from '../container/compound-file.ts';
import type { ReadDocument } from '../reading.ts';
import { numberText } from '../sheet/number-text.ts';
import { type Sheet, tableOfSheet } from '../sheet/sheet.ts';

const FILEPASS = 0x2f;
const BOUNDSHEET = 0x85;

/** Excel 97 to 2003 (.xls, and .et of the same kind). Throws E_LIST_PASSWORD, E_TRUNCATED. */
export function readXls(file: CompoundFile, stream: Uint8Array): ReadDocument {
  if (isEncrypted(stream)) throw new Refusal('E_LIST_PASSWORD');
  const workbook = open(stream);
  const blocks: SourceTable[] = [];
  const notes: DocumentNote[] = [];
  if (file.names.includes('_VBA_PROJECT_CUR')) notes.push({ code: 'macros' });
  const states = workbook.Workbook?.Sheets ?? [];
  const hidden = states.filter(({ Hidden }) => (Hidden ?? 0) > 0).length;
  if (hidden > 0) notes.push({ code: 'hiddenSheets', count: hidden });
  const from1904 = workbook.Workbook?.WBProps?.date1904 === true;
  for (const [at, name] of workbook.SheetNames.entries()) {
    const sheet = workbook.Sheets[name];
    if (!sheet || (states[at]?.Hidden ?? 0) > 0) continue;
    const { table, notes: about } = tableOfSheet(sheetOf(name, sheet, from1904));
    if (table) blocks.push(table);
    notes.push(...about);
  }
  return { document: { blocks }, notes };
}

/** The library is given the workbook's own stream, and what it cannot follow counts as damaged. */
function open(stream: Uint8Array) {
  set_cptable(codepages);
  try {
    return read(stream, {
      type: 'array',
      dense: false,
      cellFormula: false,
      cellHTML: false,
      cellText: false,
      cellNF: true,
      cellStyles: true,
    });
  } catch (error) {
    if (error instanceof RangeError && /call stack/.test(error.message)) throw error;
    throw new Refusal('E_TRUNCATED');
  }
}

/** Of an encrypted workbook only the first records are readable; one of them says so. */
function isEncrypted(stream: Uint8Array): boolean {
  const view = new DataView(stream.buffer, stream.byteOffset, stream.byteLength);
  for (let at = 0, seen = 0; at + 4 <= stream.length && seen < 200; seen++) {
    const type = view.getUint16(at, true);
    if (type === FILEPASS) return true;
    if (type === BOUNDSHEET) return false;
    at += 4 + view.getUint16(at + 2, true);
  }
  return false;
}

function sheetOf(name: string, sheet: WorkSheet, from1904: boolean): Sheet {
  const rows = new Map<number, Map<number, string>>();
  for (const [reference, cell] of Object.entries(sheet)) {
    const place = /^([A-Z]+)(\d+)$/.exec(reference);
    if (!place) continue;
    const text = textOf(cell, from1904);
    if (text.trim() === '') continue;
    const row = Number(place[2]) - 1;
    const cells = rows.get(row) ?? new Map<number, string>();
    rows.set(row, cells.set(columnOf(place[1] ?? ''), text));
  }
  const indexes = (flags: readonly ({ readonly hidden?: boolean } | undefined)[] | undefined) =>
    new Set([...(flags ?? []).entries()].flatMap(([at, flag]) => (flag?.hidden === true ? [at] : [])));
  return {
    name,
    rows,
    merges: (sheet['!merges'] ?? []).map(({ s, e }) => ({ top: s.r, left: s.c, bottom: e.r, right: e.c })),
    hiddenRows: indexes(sheet['!rows']),
    hiddenColumns: indexes(sheet['!cols']),
  };
}

const columnOf = (letters: string): number =>
  [...letters].reduce((column, letter) => column * 26 + letter.charCodeAt(0) - 64, 0) - 1;

interface XlsCell {
  readonly t?: string;
  readonly v?: unknown;
  readonly w?: string;
  readonly z?: string | number;
}

function textOf({ t, v, w, z }: XlsCell, from1904: boolean): string {
  if (t === 'n' && typeof v === 'number') return numberText(v, formatOf(z), from1904);
  if (t === 'b') return v === true ? 'TRUE' : 'FALSE';
  if (t === 'e') return w ?? '';
  return v === undefined || v === null ? '' : String(v);
}

/** The library names the short date by its American wording. */
const formatOf = (format: string | number | undefined): string =>
  typeof format !== 'string' ? 'General' : format === 'm/d/yy' ? 'yyyy/m/d' : format;
