import type { TaskFields } from '../model/record.ts';
import { type LightLevel, lightLevels } from '../model/rule-set.ts';
import type { TaskState } from '../model/views.ts';

/** A task as far as splitting looks at it. */
export interface Splittable {
  readonly id: string;
  readonly parent: string | null;
  readonly author: string;
  readonly fields: Pick<TaskFields, 'part' | 'seq' | 'ordinal'>;
}

/** Whether `part` may stand under `row`: of one list and one author, and the row no part itself. */
export const isPartOf = (part: Splittable, row: Splittable): boolean =>
  part.fields.part?.of === row.id &&
  part.id !== row.id &&
  part.parent === row.parent &&
  part.author === row.author &&
  row.fields.part === undefined;

/**
 * The parts of each row, in their order. What claims to be a part of a row that is not here, of another list or another
 * author stands for itself: nothing depends on the order in which records arrived.
 */
export function partsByRow<T extends Splittable>(tasks: readonly T[]): ReadonlyMap<string, readonly T[]> {
  const rows = new Map(tasks.map((task) => [task.id, task]));
  const parts = tasks.filter((task) => {
    const row = rows.get(task.fields.part?.of ?? '');
    return row !== undefined && isPartOf(task, row);
  });
  return new Map(
    [...Map.groupBy(parts, ({ fields }) => fields.part?.of ?? '')].map(([row, own]) => [
      row,
      own.toSorted(byNumber),
    ]),
  );
}

/** Two PCs of one body may have given one number; then the id decides, on every store alike. */
export const byNumber = (a: Splittable, b: Splittable): number =>
  (a.fields.part?.number ?? 0) - (b.fields.part?.number ?? 0) || (a.id < b.id ? -1 : 1);

/** In printed order: a part stands behind its row, whose place it keeps in `ordinal`. */
export const byPlace = (a: Splittable, b: Splittable): number =>
  a.fields.ordinal - b.fields.ordinal || byNumber(a, b);

/** What a person calls a task: the printed number, else the place; `7.1` for a part, `–.1` while its row is not here. */
export function numberOf(task: Pick<Splittable, 'fields'>, row: Pick<Splittable, 'fields'> | null): string {
  const { part, seq, ordinal } = task.fields;
  if (part) return `${row ? numberOf(row, null) : '–'}.${part.number}`;
  return String(seq ?? ordinal);
}

export const nextPart = (parts: readonly Pick<Splittable, 'fields'>[]): number =>
  parts.reduce((highest, { fields }) => Math.max(highest, fields.part?.number ?? 0), 0) + 1;

/** Nothing more is to be done. */
const CLOSED: ReadonlySet<TaskState> = new Set(['completed', 'struckOff', 'cancelled']);

/** What speaks for a row of many parts, the first that any of them is in. */
const SPEAKING: readonly TaskState[] = [
  'returnedForReassignment',
  'underReview',
  'extensionPending',
  'inProgress',
  'awaitingAcknowledgement',
  'assigned',
  'suspended',
  'registered',
];

/**
 * The state that the parts of a row come to. Cancelled parts do not count beside others; a row is 已办结 when all that
 * count are, 已销号 when all are struck off, and 办理中 from the first part that is done or begun.
 */
export function rolledUpState(states: readonly TaskState[]): TaskState {
  const counted: readonly TaskState[] = states.filter((state) => state !== 'cancelled');
  if (counted.length === 0) return states.length > 0 ? 'cancelled' : 'registered';
  if (counted.every((state) => state === 'struckOff')) return 'struckOff';
  if (counted.every((state) => CLOSED.has(state))) return 'completed';
  const speaking = SPEAKING.find((state) => counted.includes(state)) ?? 'registered';
  const begun = counted.some((state) => CLOSED.has(state));
  return begun && (speaking === 'registered' || speaking === 'assigned') ? 'inProgress' : speaking;
}

export const isDone = (state: TaskState): boolean => state === 'completed' || state === 'struckOff';

/** The gravest of some lights, the first of equals; what has no light is passed over. */
export function gravest<T extends { readonly light: { readonly level: LightLevel } | null }>(
  lit: readonly T[],
): T | null {
  let found: T | null = null;
  for (const each of lit)
    if (each.light && (!found?.light || rank(each.light.level) < rank(found.light.level))) found = each;
  return found;
}

const rank = (level: LightLevel): number => lightLevels.indexOf(level);
