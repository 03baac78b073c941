import type { TaskDetail } from '../../../shared/model/views.ts';

export type MarkKind = 'unit' | 'date' | 'number';

export interface Piece {
  readonly text: string;
  readonly mark: MarkKind | null;
  /** Where the piece begins in its cell. */
  readonly start: number;
}

export interface MarkedCell {
  readonly column: string;
  readonly pieces: readonly Piece[];
}

interface Mark {
  readonly cell: number;
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind;
}

type Source = Pick<TaskDetail, 'cells' | 'indicators'> & {
  readonly row: Pick<TaskDetail['row'], 'title' | 'detail' | 'category' | 'units' | 'deadline'>;
};

/** The row as printed, with what was understood of it marked: units, dates, and the words of indicators. */
export function markedCells(source: Source): readonly MarkedCell[] {
  const texts = source.cells.map(({ text }) => text);
  const marks = [
    ...unitMarks(source.row.units, texts),
    ...dateMarks(source.row, texts),
    ...numberMarks(source, texts),
  ];
  return source.cells.map(({ column, text }, cell) => ({
    column,
    pieces: cut(
      text,
      marks.filter((mark) => mark.cell === cell),
    ),
  }));
}

/** Offsets of units count within the cell that lists them: the one in which most of the offsets hit a unit's name. */
function unitMarks(units: Source['row']['units'], texts: readonly string[]): readonly Mark[] {
  const hits = texts.map(
    (text) =>
      units.filter(({ name, aliases, span }) => {
        const found = span ? text.slice(span.start, span.end) : '';
        return (
          found.length > 1 &&
          [name, ...aliases].some((known) => known.endsWith(found) || known.startsWith(found))
        );
      }).length,
  );
  const named = texts.map((text) => units.filter(({ name }) => text.includes(name)).length);
  const best = (counts: readonly number[]) => counts.indexOf(Math.max(1, ...counts));
  const cell = best(hits) >= 0 ? best(hits) : best(named);
  const text = texts[cell];
  if (text === undefined) return [];
  return units.flatMap(({ name, span }): readonly Mark[] => {
    if (span) return [{ cell, start: span.start, end: span.end, kind: 'unit' }];
    const start = text.indexOf(name);
    return start < 0 ? [] : [{ cell, start, end: start + name.length, kind: 'unit' }];
  });
}

function dateMarks({ deadline }: Source['row'], texts: readonly string[]): readonly Mark[] {
  const place = deadline.text ? placeOf(deadline.text, texts) : null;
  if (!place || !deadline.text) return [];
  return [{ ...place, end: place.start + deadline.text.length, kind: 'date' }];
}

function numberMarks({ row, indicators }: Source, texts: readonly string[]): readonly Mark[] {
  const fields: Readonly<Record<string, string | null>> = { title: row.title, detail: row.detail };
  return indicators.flatMap(({ text, span }): readonly Mark[] => {
    const field = span ? fields[span.field] : null;
    const place = field ? placeOf(field, texts) : null;
    if (span && place)
      return [
        { cell: place.cell, start: place.start + span.start, end: place.start + span.end, kind: 'number' },
      ];
    const found = text === '' ? null : placeOf(text, texts);
    return found ? [{ ...found, end: found.start + text.length, kind: 'number' }] : [];
  });
}

/** Where a field's text stands: in a cell of its own, else inside a cell that also holds more. */
function placeOf(
  text: string,
  texts: readonly string[],
): { readonly cell: number; readonly start: number } | null {
  const own = texts.findIndex((cell) => cell.trim() === text.trim());
  const cell = own >= 0 ? own : texts.findIndex((candidate) => candidate.includes(text));
  if (cell < 0) return null;
  return { cell, start: Math.max(0, texts[cell]?.indexOf(text.trim()) ?? 0) };
}

/** Cuts a text at its marks; of two that overlap the first stays. */
function cut(text: string, marks: readonly Mark[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  const push = (start: number, end: number, mark: MarkKind | null) => {
    if (end > start) pieces.push({ text: text.slice(start, end), mark, start });
  };
  for (const { start, end, kind } of marks.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < at || end > text.length) continue;
    push(at, start, null);
    push(start, end, kind);
    at = end;
  }
  push(at, text.length, null);
  return pieces;
}
