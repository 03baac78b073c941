import { newId } from '../ids.ts';
import type { ParsedTask } from '../lists/model.ts';
import { sameValue } from '../merge.ts';
import type { TaskFields } from '../model/record.ts';
import { type KnownTask, matchRows } from './match-rows.ts';

export type { KnownTask } from './match-rows.ts';

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
    deadline: storedDeadline(task.deadline),
    indicators: task.indicators
      .slice(0, mostIndicators)
      .map(({ confidence: _confidence, ...indicator }) => ({ ...indicator, id: newId() })),
    cells: [...task.cells],
    guesses: [...task.guesses],
    corrected: [],
  };
}

/** What a record holds at most; the printed cells keep the rest. */
const mostIndicators = 200;
const mostMilestones = 60;
const longestDeadline = 500;

/** Without what only the reading of a document shows: every date it prints. */
const storedDeadline = ({
  dates: _dates,
  milestones,
  text,
  ...deadline
}: ParsedTask['deadline']): TaskFields['deadline'] => ({
  ...deadline,
  text: text?.slice(0, longestDeadline) ?? null,
  ...(milestones && { milestones: milestones.slice(0, mostMilestones) }),
});

export interface Revision<T extends KnownTask> {
  readonly added: readonly ParsedTask[];
  readonly kept: readonly KeptRow<T>[];
  /** In the ledger but no longer in the document. */
  readonly missing: readonly T[];
}

export interface KeptRow<T extends KnownTask> {
  readonly known: T;
  readonly row: ParsedTask;
  /** What following the document would write. */
  readonly changes: Partial<TaskFields>;
}

/**
 * The rows of a document against the tasks of a ledger (`matchRows`). Fields a person has put right are left alone;
 * indicators keep their id while their wording stays.
 */
export function reviseList<T extends KnownTask>(
  known: readonly T[],
  parsed: readonly ParsedTask[],
): Revision<T> {
  const partner = matchRows(known, parsed);
  const taken = new Set(partner.values());
  return {
    added: parsed.filter((row) => !partner.has(row)),
    kept: parsed.flatMap((row) => {
      const task = partner.get(row);
      return task ? [{ known: task, row, changes: changesOf(task.fields, row) }] : [];
    }),
    missing: known.filter((task) => !taken.has(task)),
  };
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
