import type { Args } from '../../../shared/contract.ts';
import type { ListPreview, NameAnswer } from '../../../shared/model/intake.ts';
import { type NameOf, nameLookup, renameUnits } from '../../../shared/rules/printed-names.ts';

export type List = ListPreview['list'];
export type PreviewTask = List['tasks'][number];
export type TaskEdit = Args<'importList'>['edits'][number]['changes'];
export const fields = ['category', 'title', 'detail', 'units', 'deadline', 'indicators'] as const;
export type Field = (typeof fields)[number];

/** One field of one row that was read with doubt, and why. */
export interface Doubt {
  readonly ordinal: number;
  readonly field: Field;
  /** The reasons in full, as read. */
  readonly messages: readonly string[];
  /** The reasons without what they name: rows with the same reasons are of one kind. */
  readonly kinds: readonly string[];
}

/** What a person has done so far. */
export interface Review {
  readonly edits: ReadonlyMap<number, TaskEdit>;
  /** Fields looked at: `ordinal.field`. */
  readonly settled: ReadonlySet<string>;
  /** What was said about the names that were asked about, and about others on the way. */
  readonly names: readonly NameAnswer[];
}

export const emptyReview: Review = { edits: new Map(), settled: new Set(), names: [] };

/** All doubts by row, in the order of the fields. `known` are fields that the ledger already holds put right. */
export function doubtsOf(
  { tasks, notes }: List,
  known: ReadonlySet<string> = new Set(),
): ReadonlyMap<number, readonly Doubt[]> {
  const byRow = new Map<number, readonly Doubt[]>();
  for (const { ordinal, guesses } of tasks) {
    const doubts = fields
      .filter((field) => guesses.includes(field) && !known.has(keyOf(ordinal, field)))
      .map((field): Doubt => {
        const messages = notes
          .filter((note) => note.task === ordinal && note.field === field)
          .map(({ message }) => message);
        return { ordinal, field, messages, kinds: messages.map(kindOf) };
      });
    if (doubts.length > 0) byRow.set(ordinal, doubts);
  }
  return byRow;
}

export const keyOf = (ordinal: number, field: Field): string => `${ordinal}.${field}`;

/** A reason up to where it begins to name names. */
const kindOf = (message: string): string => message.split(/[：:]/)[0] ?? message;

/** The rows in the order of the review: doubtful first, each part as printed. It stays while one works. */
export function reviewOrder(
  tasks: readonly PreviewTask[],
  doubts: ReadonlyMap<number, readonly Doubt[]>,
): readonly PreviewTask[] {
  const doubtful = (task: PreviewTask) => doubts.has(task.ordinal);
  return [...tasks.filter(doubtful), ...tasks.filter((task) => !doubtful(task))];
}

type Doubts = ReadonlyMap<number, readonly Doubt[]>;

export const openIn = (doubts: Doubts, ordinal: number, { settled }: Review): readonly Doubt[] =>
  (doubts.get(ordinal) ?? []).filter(({ field }) => !settled.has(keyOf(ordinal, field)));

export const allOpen = (doubts: Doubts, review: Review): readonly Doubt[] =>
  [...doubts.keys()].flatMap((ordinal) => openIn(doubts, ordinal, review));

/** Open doubts that need no other look than this one: the same field, for no reason that this one does not have too. */
export const sameKind = (doubts: Doubts, review: Review, like: Doubt): readonly Doubt[] =>
  allOpen(doubts, review).filter(
    ({ field, kinds }) => field === like.field && kinds.every((kind) => like.kinds.includes(kind)),
  );

export const accept = (review: Review, accepted: readonly Doubt[]): Review => ({
  ...review,
  settled: new Set([...review.settled, ...accepted.map(({ ordinal, field }) => keyOf(ordinal, field))]),
});

export const edit = (review: Review, ordinal: number, field: Field, changes: TaskEdit): Review => ({
  ...review,
  edits: new Map([...review.edits, [ordinal, { ...review.edits.get(ordinal), ...changes }]]),
  settled: new Set([...review.settled, keyOf(ordinal, field)]),
});

export interface Values {
  readonly category: string | null;
  readonly title: string;
  readonly detail: string | null;
  readonly units: PreviewTask['units'];
  readonly deadline: PreviewTask['deadline'];
  readonly indicators: NonNullable<TaskEdit['indicators']>;
}

/** A row as it would be imported now. `nameOf` tells the names that were settled (`nameLookup`). */
export function valuesOf(task: PreviewTask, { edits }: Review, nameOf: NameOf): Values {
  const { category, title, detail, deadline, indicators } = task;
  const units = [...renameUnits(task.units, nameOf)];
  const changes = Object.fromEntries(
    Object.entries(edits.get(task.ordinal) ?? {}).filter(([, value]) => value !== undefined),
  );
  return { category, title, detail, units, deadline, indicators, ...changes };
}

export const isEdited = ({ edits }: Review, ordinal: number, field?: Field): boolean => {
  const changes = edits.get(ordinal);
  return changes !== undefined && (field === undefined || changes[field] !== undefined);
};

/** What goes with the import: every edit, and what was accepted as its own value, so that it is no longer a guess. */
export function editsToSend(tasks: readonly PreviewTask[], review: Review): Args<'importList'>['edits'] {
  const nameOf = nameLookup(review.names);
  return tasks.flatMap((task) => {
    const values = valuesOf(task, review, nameOf);
    const touched = fields.filter((field) => review.settled.has(keyOf(task.ordinal, field)));
    if (touched.length === 0) return [];
    const changes = Object.fromEntries(touched.map((field) => [field, values[field]])) as TaskEdit;
    return [{ ordinal: task.ordinal, changes }];
  });
}

export interface Position {
  readonly ordinal: number;
  readonly field: Field;
}

/** The first field of a row to look at: its first open doubt, else its title. */
export const entryOf = (doubts: Doubts, ordinal: number, review: Review): Position => ({
  ordinal,
  field: openIn(doubts, ordinal, review)[0]?.field ?? 'title',
});

/** Where work goes on after `at`: the next open doubt of the row, else of the rows behind it, then from the top; null when all is done. */
export function nextOpen(
  order: readonly PreviewTask[],
  doubts: Doubts,
  review: Review,
  at: Position,
): Position | null {
  const from = order.findIndex(({ ordinal }) => ordinal === at.ordinal);
  const turned = [...order.slice(Math.max(0, from)), ...order.slice(0, Math.max(0, from))];
  const next = turned.find(({ ordinal }) => openIn(doubts, ordinal, review).length > 0);
  return next ? entryOf(doubts, next.ordinal, review) : null;
}
