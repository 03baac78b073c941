import { newId } from '../ids.ts';
import type { ParsedTask } from '../lists/model.ts';
import { sameValue } from '../merge.ts';
import type { TaskFields } from '../model/record.ts';
import { nameKey } from '../text.ts';

/** A printed row as the fields of a new task record. */
export function taskFieldsOf(task: ParsedTask): TaskFields {
  return {
    ordinal: task.ordinal,
    seq: task.seq,
    category: task.category,
    categoryPrinted: task.categoryPrinted,
    title: task.title,
    detail: task.detail,
    units: task.units.map((unit) => ({ ...unit, aliases: [...unit.aliases] })),
    deadline: { ...task.deadline },
    indicators: task.indicators.map((indicator) => ({ ...indicator, id: newId() })),
    cells: [...task.cells],
    guesses: [...task.guesses],
    corrected: [],
  };
}

export interface KnownTask {
  readonly id: string;
  readonly fields: TaskFields;
}

export interface Revision<T extends KnownTask> {
  readonly added: readonly ParsedTask[];
  readonly kept: readonly { readonly known: T; readonly changes: Partial<TaskFields> }[];
  /** In the ledger but no longer in the document; left as they are. */
  readonly missing: readonly T[];
}

/** Below this share of common character pairs two texts under one number are two tasks. */
const SIMILAR = 0.3;

/**
 * Matches the rows of a document to the tasks of a ledger: by equal cells, then by equal wording, then by the printed
 * number where the wording is alike. A task added by hand is matched by its wording alone. Fields a person has put right
 * are left alone; indicators keep their id while their wording stays.
 */
export function reviseList<T extends KnownTask>(
  known: readonly T[],
  parsed: readonly ParsedTask[],
): Revision<T> {
  const free = new Set(known);
  const partner = new Map<ParsedTask, T>();
  const match = (keyOf: (row: Row) => string | null, fits: (task: T, row: ParsedTask) => boolean) => {
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
      partner.set(row, task);
      free.delete(task);
    }
  };
  match(cellsKey, () => true);
  match(wording, () => true);
  match(numberKey, (task, row) => likeness(wording(task.fields), wording(row)) >= SIMILAR);
  return {
    added: parsed.filter((row) => !partner.has(row)),
    kept: parsed.flatMap((row) => {
      const task = partner.get(row);
      return task ? [{ known: task, changes: changesOf(task.fields, row) }] : [];
    }),
    missing: [...free],
  };
}

type Row = Pick<TaskFields, 'seq' | 'title' | 'detail'> & { readonly cells: readonly string[] };

const cellsKey = ({ seq, cells }: Row): string | null =>
  cells.length === 0 ? null : `${seq}\t${cells.map(nameKey).join('\t')}`;
const wording = ({ title, detail }: Pick<Row, 'title' | 'detail'>): string =>
  nameKey(`${title}\n${detail ?? ''}`);
const numberKey = ({ seq, cells }: Row): string | null =>
  seq === null || cells.length === 0 ? null : String(seq);

/** Share of common pairs of neighbouring characters, from 0 to 1 (Dice). */
function likeness(a: string, b: string): number {
  const pairs = new Map<string, number>();
  for (let i = 0; i + 1 < a.length; i++)
    pairs.set(a.slice(i, i + 2), (pairs.get(a.slice(i, i + 2)) ?? 0) + 1);
  let common = 0;
  for (let i = 0; i + 1 < b.length; i++) {
    const left = pairs.get(b.slice(i, i + 2)) ?? 0;
    if (left === 0) continue;
    pairs.set(b.slice(i, i + 2), left - 1);
    common += 1;
  }
  return a.length + b.length <= 2 ? Number(a === b) : (2 * common) / (a.length + b.length - 2);
}

function changesOf(current: TaskFields, row: ParsedTask): Partial<TaskFields> {
  const next = taskFieldsOf(row);
  const free = new Set(current.indicators);
  const indicators = next.indicators.map((indicator) => {
    const same = [...free].find((known) => known.text === indicator.text);
    if (!same) return indicator;
    free.delete(same);
    return { ...indicator, id: same.id };
  });
  const candidate: TaskFields = {
    ...next,
    indicators,
    guesses: next.guesses.filter((field) => !current.corrected.includes(field)),
    corrected: current.corrected,
  };
  const corrected = new Set<string>(current.corrected);
  return Object.fromEntries(
    Object.entries(candidate).filter(
      ([field, value]) => !corrected.has(field) && !sameValue(current[field as keyof TaskFields], value),
    ),
  );
}
