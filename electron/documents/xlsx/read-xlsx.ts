import type { SourceTable } from '../../../shared/lists/document.ts';
import type { DocumentNote } from '../../../shared/lists/document-notes.ts';
import { Refusal } from '../../../shared/result.ts';
import type { PackageParts } from '../container/package-parts.ts';
import type { ReadDocument } from '../reading.ts';
import { tableOfSheet } from '../sheet/sheet.ts';
import { readSheet } from './read-sheet.ts';
import { readWorkbook } from './read-workbook.ts';

/** A workbook (.xlsx, .xlsm): its visible sheets in order, one table each, cells as they are shown. */
export async function readXlsx(parts: PackageParts, main: string): Promise<ReadDocument> {
  const bytes = await parts.read(main);
  if (!bytes) throw new Refusal('E_TRUNCATED');
  const workbook = await readWorkbook(parts, main, bytes);
  const blocks: SourceTable[] = [];
  const notes: DocumentNote[] = [];
  if (parts.names.some((name) => /vbaProject\.bin$/i.test(name))) notes.push({ code: 'macros' });
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden).length;
  if (hidden > 0) notes.push({ code: 'hiddenSheets', count: hidden });
  for (const { name, part, hidden: isHidden } of workbook.sheets) {
    if (isHidden) continue;
    const content = await parts.read(part);
    if (!content) throw new Refusal('E_TRUNCATED');
    const sheet = readSheet(content, name, workbook);
    const { table, notes: about } = tableOfSheet(sheet);
    if (table) blocks.push(table);
    notes.push(...about);
    if (sheet.unsolved > 0) notes.push({ code: 'formulas', sheet: name, count: sheet.unsolved });
  }
  return { document: { blocks }, notes };
}
