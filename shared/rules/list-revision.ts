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

/**
 * Matches the rows of a document to the tasks of a ledger: first by equal wording, then by the printed number.
 * Fields a person has put right are left alone; indicators keep their id while their wording stays.
 */
export function reviseList<T extends KnownTask>(
  known: readonly T[],
  parsed: readonly ParsedTask[],
): Revision<T> {
  const free = new Set(known);
  const partner = new Map<ParsedTask, T>();
  const take = (row: ParsedTask, fits: (task: T) => boolean) => {
    if (partner.has(row)) return;
    for (const task of free) {
      if (!fits(task)) continue;
      partner.set(row, task);
      free.delete(task);
      return;
    }
  };
  for (const row of parsed)
    take(row, (task) => rowKey(task.fields.cells) === rowKey(row.cells) && task.fields.seq === row.seq);
  for (const row of parsed) take(row, (task) => wording(task.fields) === wording(row));
  for (const row of parsed) take(row, (task) => row.seq !== null && task.fields.seq === row.seq);
  return {
    added: parsed.filter((row) => !partner.has(row)),
    kept: parsed.flatMap((row) => {
      const task = partner.get(row);
      return task ? [{ known: task, changes: changesOf(task.fields, row) }] : [];
    }),
    missing: [...free],
  };
}

const rowKey = (cells: readonly string[]): string => cells.map(nameKey).join('\t');
const wording = (task: { readonly title: string; readonly detail: string | null }): string =>
  nameKey(`${task.title}\n${task.detail ?? ''}`);

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
