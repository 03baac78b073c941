import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mammoth from 'mammoth';
import { openPackage } from '../../electron/documents/container/package-parts.ts';
import { readXml } from '../../electron/documents/container/xml.ts';
import { readListFile } from '../../electron/documents/read-list.ts';
import { writeExcelList, writeWordList } from '../list-documents.ts';
import { MB, type Measure, timed } from '../measure.ts';
import { peakOf } from '../peak.ts';

const REPETITIONS = 5;
const WORD_ROWS = 1_000;
const EXCEL_ROWS = 10_000;

/** From the file to its tasks, beside what a library for the format needs to open the same file. */
export async function documents(dir: string): Promise<readonly Measure[]> {
  const word = join(dir, 'list.docx');
  const excel = join(dir, 'list.xlsx');
  await writeWordList(word, WORD_ROWS);
  await writeExcelList(excel, EXCEL_ROWS);

  const list: number[] = [];
  const library: number[] = [];
  const bare: number[] = [];
  for (let at = 0; at <= REPETITIONS; at++) {
    const opened = await timed(() => mammoth.convertToHtml({ path: word }));
    if (!opened.value.value.includes('<table>')) throw new Error('the library reads the table');
    const unpacked = await timed(() => openOnly(word));
    const read = await timed(() => readListFile(word));
    if (!read.value.ok || read.value.value.list.tasks.length !== WORD_ROWS)
      throw new Error('the list is read');
    // The first round only warms up.
    if (at === 0) continue;
    list.push(read.ms);
    library.push(opened.ms);
    bare.push(unpacked.ms);
  }
  const probe = join(import.meta.dirname, '../document-probe.ts');
  const built = join(import.meta.dirname, '../../out/main/cli.js');
  return [
    {
      id: 'documents-word',
      what: 'a .docx of 1,000 rows, from the file to its tasks',
      unit: 'ms',
      values: list,
      floor: { name: 'mammoth opens the same file', values: library },
      bound: { of: 'ratio', atMost: 1.5 },
    },
    {
      id: 'documents-word-bare',
      what: 'a .docx of 1,000 rows, from the file to its tasks',
      unit: 'ms',
      values: list,
      floor: { name: 'unpacking and XML parsing alone', values: bare },
    },
    {
      id: 'documents-excel-memory',
      what: 'peak memory of a process that reads a .xlsx of 10,000 rows',
      unit: 'MB',
      values: [peakOf(probe, [excel]) / MB],
      floor: { name: 'empty process with the same modules', values: [peakOf(probe, []) / MB] },
      bound: { of: 'value', atMost: 300 },
    },
    {
      id: 'documents-excel-memory-built',
      what: 'the same by `parse --json` of the built program',
      unit: 'MB',
      values: [peakOf(built, ['parse', excel, '--json']) / MB],
      floor: { name: 'its help', values: [peakOf(built, ['--help']) / MB] },
      bound: { of: 'value', atMost: 300 },
    },
  ];
}

async function openOnly(path: string): Promise<void> {
  const parts = await openPackage(new Uint8Array(readFileSync(path)));
  const document = await parts.read('word/document.xml');
  if (!document) throw new Error('the document has its main part');
  readXml(document, {});
}
