import { type Field, isEdited, type PreviewTask, type Review, type Values } from './review.ts';

export type MarkKind = 'unit' | 'date' | 'number';

/** A stretch of the original: what it was read as, and which of the values. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  /** The field that a click leads to; null for text that was read as nothing. */
  readonly field: Field | null;
  readonly kind: MarkKind | null;
  /** Part of what became the title. */
  readonly isTitle: boolean;
}

interface Mark {
  readonly field: Field;
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

const kinds: Partial<Record<Field, MarkKind>> = { units: 'unit', deadline: 'date', indicators: 'number' };

/** The texts of a row, each cut at what was read from it. What a person put right is marked where its words stand. */
export function markedOriginal(
  task: PreviewTask,
  review: Review,
  values: Values,
): readonly (readonly Piece[])[] {
  const read = task.marks
    .filter(({ field }) => !isEdited(review, task.ordinal, field as Field))
    .map(({ field, text, start, end }): Mark => ({ field: field as Field, text, start, end }));
  const marks = [...read, ...editedMarks(task, review, values)];
  return task.original.map((text, index) =>
    cut(
      text,
      marks.filter((mark) => mark.text === index && mark.end <= text.length && mark.start < mark.end),
    ),
  );
}

function editedMarks(task: PreviewTask, review: Review, values: Values): readonly Mark[] {
  const find = (field: Field, words: readonly (string | null)[]): readonly Mark[] =>
    isEdited(review, task.ordinal, field)
      ? words.flatMap((word) => {
          if (!word) return [];
          const text = task.original.findIndex((each) => each.includes(word));
          const start = task.original[text]?.indexOf(word) ?? -1;
          return start < 0 ? [] : [{ field, text, start, end: start + word.length }];
        })
      : [];
  return [
    ...find('title', [values.title]),
    ...find('deadline', [values.deadline.text]),
    ...find(
      'units',
      values.units.flatMap(({ name, aliases }) => [name, ...aliases]),
    ),
    ...find(
      'indicators',
      values.indicators.map(({ text }) => text),
    ),
  ];
}

/** Of marks that lie over one another the innermost colours the text; the title only strengthens it. */
function cut(text: string, marks: readonly Mark[]): readonly Piece[] {
  const edges = [...new Set([0, text.length, ...marks.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const inner = marks
    .filter(({ field }) => kinds[field])
    .toSorted((a, b) => a.end - a.start - (b.end - b.start));
  const pieces: Piece[] = [];
  for (const [at, start] of edges.slice(0, -1).entries()) {
    const end = edges[at + 1] ?? text.length;
    const covers = (mark: Mark) => mark.start <= start && mark.end >= end;
    const coloured = inner.find(covers);
    const block = marks.find((mark) => !kinds[mark.field] && covers(mark));
    const field = coloured?.field ?? block?.field ?? null;
    const next: Piece = {
      text: text.slice(start, end),
      start,
      field,
      kind: (field && kinds[field]) ?? null,
      isTitle: marks.some((mark) => mark.field === 'title' && covers(mark)),
    };
    const last = pieces.at(-1);
    const joins =
      last &&
      next.kind === null &&
      last.field === next.field &&
      last.kind === null &&
      last.isTitle === next.isTitle;
    if (joins) pieces[pieces.length - 1] = { ...last, text: last.text + next.text };
    else pieces.push(next);
  }
  return pieces;
}
