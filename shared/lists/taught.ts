import type { Result } from '../result.ts';
import { ok } from '../result.ts';
import { nameKey } from '../text.ts';
import type { SourceDocument } from './document.ts';
import type { ColumnMeaning } from './header.ts';
import type { ListPart, ListReading, PartChoice, ReadingChoice } from './parts.ts';
import { parseDocument } from './reading.ts';
import { rowTexts } from './row-texts.ts';

/** What columns of one wording mean, as a person taught it while importing an earlier list. */
export interface TaughtColumns {
  /** `columnsKey` of the printed names. */
  readonly key: string;
  readonly meanings: readonly ColumnMeaning[];
}

export interface SampleRow {
  readonly row: number;
  /** One text per column. */
  readonly texts: readonly string[];
}

/** A document as it is understood by somebody who has imported lists before. */
export interface TaughtReading {
  readonly list: ListReading;
  /** By part: the key of the columns that it was read with; no entry where nothing was taught. */
  readonly taught: ReadonlyMap<number, string>;
  /** By part: the rows a person is shown of it. */
  readonly samples: ReadonlyMap<number, readonly SampleRow[]>;
}

/** Rows shown of a part: enough to see where it begins, what its columns hold and where it ends. */
const FIRST_ROWS = 4;
const LAST_ROWS = 2;

/** The same for columns of one wording, whatever blanks they are printed with. */
export const columnsKey = (columns: readonly string[]): string => columns.map(nameKey).join('\t');

/**
 * `parseDocument`, where columns that nobody has chosen for this document are read as they were taught before. Refuses
 * what `parseDocument` refuses.
 */
export function parseTaught(
  document: SourceDocument,
  choice: ReadingChoice,
  taught: readonly TaughtColumns[],
): Result<TaughtReading> {
  const first = parseDocument(document, choice);
  if (!first.ok) return first;
  const chosen = new Map((choice.parts ?? []).map((part) => [part.id, part]));
  const known = new Map(taught.map((columns) => [columns.key, columns]));
  const used = new Map<number, TaughtColumns>();
  for (const { id, kind, columns } of first.value.parts) {
    const found = kind === 'table' ? known.get(columnsKey(columns)) : undefined;
    if (found?.meanings.length === columns.length && chosen.get(id)?.meanings === undefined)
      used.set(id, found);
  }
  const again = used.size === 0 ? first : parseDocument(document, withTaught(choice, first.value, used));
  if (!again.ok) return again;
  return ok({
    list: again.value,
    taught: new Map([...used].map(([id, { key }]) => [id, key])),
    samples: new Map(again.value.parts.map((part) => [part.id, sampleOf(document, part)])),
  });
}

function withTaught(
  choice: ReadingChoice,
  { parts }: ListReading,
  used: ReadonlyMap<number, TaughtColumns>,
): ReadingChoice {
  const chosen = new Map((choice.parts ?? []).map((part) => [part.id, part]));
  return {
    ...choice,
    parts: parts.map(({ id }): PartChoice => {
      const meanings = used.get(id)?.meanings;
      return { ...chosen.get(id), id, ...(meanings ? { meanings } : {}) };
    }),
  };
}

/** The header, the first rows in use and the last ones, with a row on either side of them. */
function sampleOf(document: SourceDocument, part: ListPart): readonly SampleRow[] {
  const wanted = new Set<number>();
  const add = (from: number, to: number) => {
    for (let row = Math.max(0, from); row <= Math.min(part.rows - 1, to); row++) wanted.add(row);
  };
  if (part.headerRow !== null) add(part.headerRow - 1, part.headerRow);
  add(part.firstRow - 1, part.firstRow + FIRST_ROWS - 1);
  add(part.lastRow - LAST_ROWS + 1, part.lastRow + 1);
  const texts = rowTexts(document, part);
  return [...wanted].sort((a, b) => a - b).map((row) => ({ row, texts: texts[row] ?? [] }));
}
