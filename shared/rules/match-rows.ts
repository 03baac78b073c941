import type { ParsedTask } from '../lists/model.ts';
import type { TaskFields } from '../model/record.ts';
import { nameKey } from '../text.ts';

export interface KnownTask {
  readonly id: string;
  readonly fields: TaskFields;
}

type Row = Pick<TaskFields, 'ordinal' | 'seq' | 'title' | 'detail'> & { readonly cells: readonly string[] };

/** Below this share of common character pairs two texts under one number, or in one place, are two tasks. */
const SIMILAR = 0.3;
/** A text that was reworded and moved as well has only its wording to be known by. */
const ALIKE = 0.6;
/** Most pairs of a row and a task that are compared by wording alone; beyond, the two are hardly editions of one list. */
const MOST_COMPARED = 250_000;

/**
 * Finds the task of a ledger for each row of a document: by equal cells, then by equal wording, then by the printed number
 * where the wording is alike, then by its place between two rows that were found, then by wording alone, the most alike
 * first. A task added by hand is found by equal wording alone. Every task has one row at most.
 */
export function matchRows<T extends KnownTask>(
  known: readonly T[],
  parsed: readonly ParsedTask[],
): ReadonlyMap<ParsedTask, T> {
  const free = new Set(known);
  const partner = new Map<ParsedTask, T>();
  const pair = (row: ParsedTask, task: T) => {
    partner.set(row, task);
    free.delete(task);
  };
  const byKey = (keyOf: (row: Row) => string | null, fits: (task: T, row: ParsedTask) => boolean) => {
    const waiting = new Map<string, T[]>();
    for (const task of [...free].reverse()) {
      const key = keyOf(task.fields);
      if (key === null) continue;
      const queue = waiting.get(key);
      if (queue) queue.push(task);
      else waiting.set(key, [task]);
    }
    for (const row of parsed) {
      if (partner.has(row)) continue;
      const queue = waiting.get(keyOf(row) ?? '');
      const task = queue?.at(-1);
      if (!task || !fits(task, row)) continue;
      queue?.pop();
      pair(row, task);
    }
  };
  const likenessOf = createLikeness();
  const alike = (task: T, row: ParsedTask) => likenessOf(wording(task.fields), wording(row));

  byKey(cellsKey, () => true);
  byKey(wording, () => true);
  byKey(numberKey, (task, row) => alike(task, row) >= SIMILAR);
  const printed = [...free].filter(({ fields }) => fields.cells.length > 0);
  for (const [row, task] of sameGap(known, parsed, partner, new Set(printed)))
    if (alike(task, row) >= SIMILAR) pair(row, task);

  const rest = parsed.filter((row) => !partner.has(row));
  if (rest.length * printed.length > MOST_COMPARED) return partner;
  const candidates = rest
    .flatMap((row) => printed.map((task) => ({ row, task, likeness: alike(task, row) })))
    .filter(({ likeness }) => likeness >= ALIKE)
    .sort((a, b) => b.likeness - a.likeness || a.row.ordinal - b.row.ordinal);
  for (const { row, task } of candidates) if (free.has(task) && !partner.has(row)) pair(row, task);
  return partner;
}

/** A row and a task that stand alone between the same two neighbours that were found. */
function sameGap<T extends KnownTask>(
  known: readonly T[],
  parsed: readonly ParsedTask[],
  partner: ReadonlyMap<ParsedTask, T>,
  free: ReadonlySet<T>,
): readonly (readonly [ParsedTask, T])[] {
  const tasks = known
    .filter(({ fields }) => fields.cells.length > 0)
    .toSorted((a, b) => a.fields.ordinal - b.fields.ordinal);
  const place = new Map(tasks.map((task, at) => [task, at]));
  return parsed.flatMap((row, at): (readonly [ParsedTask, T])[] => {
    if (partner.has(row)) return [];
    const before = at === 0 ? -1 : placeOf(parsed[at - 1]);
    const after = at === parsed.length - 1 ? tasks.length : placeOf(parsed[at + 1]);
    if (before === null || after !== before + 2) return [];
    const task = tasks[before + 1];
    return task && free.has(task) ? [[row, task]] : [];
  });

  function placeOf(row: ParsedTask | undefined): number | null {
    const task = row && partner.get(row);
    return (task && place.get(task)) ?? null;
  }
}

const cellsKey = ({ seq, cells }: Row): string | null =>
  cells.length === 0 ? null : `${seq}\t${cells.map(nameKey).join('\t')}`;
const wording = ({ title, detail }: Pick<Row, 'title' | 'detail'>): string =>
  nameKey(`${title}\n${detail ?? ''}`);
const numberKey = ({ seq, cells }: Row): string | null =>
  seq === null || cells.length === 0 ? null : String(seq);

/** Share of common pairs of neighbouring characters, from 0 to 1 (Dice); the pairs of each text are counted once. */
function createLikeness(): (a: string, b: string) => number {
  const known = new Map<string, ReadonlyMap<string, number>>();
  const pairsOf = (text: string): ReadonlyMap<string, number> => {
    const found = known.get(text);
    if (found) return found;
    const pairs = new Map<string, number>();
    for (let i = 0; i + 1 < text.length; i++)
      pairs.set(text.slice(i, i + 2), (pairs.get(text.slice(i, i + 2)) ?? 0) + 1);
    known.set(text, pairs);
    return pairs;
  };
  return (a, b) => {
    if (a.length + b.length <= 2) return Number(a === b);
    const [few, many] = a.length < b.length ? [pairsOf(a), pairsOf(b)] : [pairsOf(b), pairsOf(a)];
    let common = 0;
    for (const [pair, count] of few) common += Math.min(count, many.get(pair) ?? 0);
    return (2 * common) / (a.length + b.length - 2);
  };
}
