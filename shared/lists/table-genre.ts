import { cellText, type GridRow } from './grid.ts';
import type { ListHeader } from './header.ts';
import { namesObject, namesTask, saysResponsible } from './header-words.ts';
import { shareOfBodies } from './units.ts';

/** Rows that are looked at to tell what a table is. */
const sample = 40;

/** Why a table without such a header is no task list. */
export function whyNoHeader(rows: readonly GridRow[]): string {
  const objects = rows
    .slice(0, 3)
    .map((row) => row.map((cell) => cellText(cell).trim()).filter(namesObject))
    .find((names) => names.length > 0);
  return objects
    ? notAList(objects)
    : '没有找到任务清单的表头：需要有任务一栏，以及序号、责任单位或完成时限。';
}

const notAList = (objects: readonly string[]): string =>
  `表格有“${objects.join('”“')}”等栏，像是名册、目录或价目表，不是工作任务清单。`;

/** Why a table with a header of the kind is no task list; null where it is one. */
export function whyNoList(rows: readonly GridRow[], header: ListHeader): string | null {
  const body = rows.slice(header.last + 1, header.last + 1 + sample);
  const objects = header.columns.filter(namesObject);
  const unitColumns = header.meanings.flatMap((meaning, at) =>
    meaning === 'units' || meaning === 'lead' || meaning === 'cooperate' ? [at] : [],
  );
  const responsible = unitColumns.some((at) => saysResponsible(header.columns[at] ?? ''));
  if (objects.length > 0 && !responsible) return notAList(objects);
  if (unitColumns.length > 0) {
    const texts = body.flatMap((row) => unitColumns.map((at) => cellText(row[at]).trim())).filter(Boolean);
    const bodies = texts.reduce((sum, text) => sum + (shareOfBodies(text) >= 0.5 ? 1 : 0), 0);
    const enough = responsible ? 0.2 : 0.6;
    if (texts.length > 2 && bodies < texts.length * enough)
      return '责任单位一栏里不是单位名称，这张表不像工作任务清单。';
    if (texts.length > 0 || responsible) return null;
  }
  if (header.meanings.includes('deadline')) return null;
  const title = header.meanings.indexOf('title');
  const lengths = body.map((row) => cellText(row[title]).trim().length).filter((length) => length > 0);
  const mean = lengths.reduce((sum, length) => sum + length, 0) / Math.max(1, lengths.length);
  return namesTask(header.columns[title] ?? '') || /工作|问题/.test(header.columns[title] ?? '') || mean >= 12
    ? null
    : '表格没有责任单位，也没有完成时限，内容像是目录，不是工作任务清单。';
}
