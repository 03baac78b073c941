import type { TaskFields } from '../model/record.ts';
import { nameKey } from '../text.ts';
import type { KnownTask, Revision } from './list-revision.ts';

/** One wording of a row that two editions print differently; `other` is a column without a meaning of its own. */
export interface TextChange {
  readonly field: 'seq' | 'category' | 'title' | 'detail' | 'units' | 'deadline' | 'indicators' | 'other';
  readonly old: string;
  readonly new: string;
}

/** `cancelled`: the row is printed (again), and its task was cancelled; it is left as it is. */
export type EntryStatus = 'added' | 'changed' | 'renumbered' | 'unchanged' | 'missing' | 'cancelled';

/** What one row of a new edition, or one task that it no longer holds, means for the ledger. */
export interface RevisionEntry<T extends KnownTask> {
  readonly status: EntryStatus;
  readonly task: T | null;
  /** Of the row in the document, null for `missing`. */
  readonly ordinal: number | null;
  readonly seq: number | null;
  readonly title: string;
  readonly texts: readonly TextChange[];
  readonly changes: Partial<TaskFields>;
}

/** In the order of the document, what is missing behind the task that it followed. */
export function revisionEntries<T extends KnownTask>(
  { added, kept, missing }: Revision<T>,
  isCancelled: (task: T) => boolean = () => false,
): readonly RevisionEntry<T>[] {
  const rows = [
    ...added.map(
      (row): RevisionEntry<T> => ({
        status: 'added',
        task: null,
        ordinal: row.ordinal,
        seq: row.seq,
        title: row.title,
        texts: [],
        changes: {},
      }),
    ),
    ...kept.map(({ known, row, changes }): RevisionEntry<T> => {
      const { seq, title } = known.fields;
      if (isCancelled(known))
        return { status: 'cancelled', task: known, ordinal: row.ordinal, seq, title, texts: [], changes: {} };
      const next = { ...known.fields, ...changes };
      const texts = textChanges(known.fields, next);
      return {
        status: statusOf(texts),
        task: known,
        ordinal: row.ordinal,
        seq: next.seq,
        title: next.title,
        texts,
        changes,
      };
    }),
  ].sort((a, b) => (a.ordinal ?? 0) - (b.ordinal ?? 0));
  const places = new Map(
    rows.flatMap(({ task, ordinal }) => (task ? [[task.fields.ordinal, ordinal ?? 0]] : [])),
  );
  const gone = missing
    .filter((task) => task.fields.cells.length > 0 && !isCancelled(task))
    .map((task) => ({ task, after: placeBefore(places, task.fields.ordinal) }));
  const entries = rows.map((row) => ({ row, at: row.ordinal ?? 0 }));
  for (const { task, after } of gone)
    entries.push({
      at: after + 0.5,
      row: {
        status: 'missing',
        task,
        ordinal: null,
        seq: task.fields.seq,
        title: task.fields.title,
        texts: [],
        changes: {},
      },
    });
  return entries.toSorted((a, b) => a.at - b.at).map(({ row }) => row);
}

/** Where the document has the nearest task that stood before `ordinal`; 0 for none. */
function placeBefore(places: ReadonlyMap<number, number>, ordinal: number): number {
  for (let at = ordinal - 1; at > 0; at--) {
    const place = places.get(at);
    if (place !== undefined) return place;
  }
  return 0;
}

/** A new number alone is a row that moved; what no person reads (spans, guesses) is no change. */
function statusOf(texts: readonly TextChange[]): EntryStatus {
  if (texts.length === 0) return 'unchanged';
  return texts.every(({ field }) => field === 'seq') ? 'renumbered' : 'changed';
}

/** What a person would see differ between two wordings of a task. */
export function textChanges(old: TaskFields, next: TaskFields): readonly TextChange[] {
  const [before, after] = [textsOf(old), textsOf(next)];
  const differing = (Object.keys(before) as (keyof typeof before)[])
    .filter((field) => nameKey(before[field]) !== nameKey(after[field]))
    .map((field): TextChange => ({ field, old: before[field], new: after[field] }));
  // Indicators are read from the title and the detail: their change is shown there.
  return differing.some(({ field }) => field === 'title' || field === 'detail')
    ? differing.filter(({ field }) => field !== 'indicators')
    : differing;
}

const textsOf = (task: TaskFields): Readonly<Record<TextChange['field'], string>> => ({
  seq: task.seq === null ? '' : String(task.seq),
  category: task.category ?? '',
  title: task.title,
  detail: task.detail ?? '',
  units: unitsText(task.units),
  deadline: task.deadline.text ?? task.deadline.date ?? '',
  indicators: task.indicators.map(({ text }) => text).join('；'),
  other: otherCells(task),
});

/** 牵头：甲；配合：乙、丙 */
export function unitsText(units: TaskFields['units']): string {
  const named = (role: 'lead' | 'cooperate') =>
    units
      .filter((unit) => unit.role === role)
      .map(({ name }) => name)
      .join('、');
  return [
    ['牵头', named('lead')],
    ['配合', named('cooperate')],
  ]
    .filter(([, names]) => names !== '')
    .map((part) => part.join('：'))
    .join('；');
}

/** Cells whose text is in no field: remarks, leaders, measures. */
function otherCells({ cells, seq, category, title, detail, units, deadline }: TaskFields): string {
  const held = [String(seq ?? ''), category ?? '', title, detail ?? '', deadline.text ?? ''].map(nameKey);
  return cells
    .filter((cell) => {
      const key = nameKey(cell);
      return (
        key !== '' &&
        !held.some((text) => text.includes(key) || text === key.replace(/[.、．]$/, '')) &&
        !units.some(({ name, aliases }) => [name, ...aliases].some((known) => key.includes(nameKey(known))))
      );
    })
    .join('\n');
}

/** A row in full, as it is printed in the change table where it was added or is gone. */
export function fullTexts(old: TaskFields | null, next: TaskFields | null): readonly TextChange[] {
  const texts = (task: TaskFields | null) => (task ? textsOf(task) : null);
  const [before, after] = [texts(old), texts(next)];
  return (['category', 'title', 'detail', 'units', 'deadline', 'other'] as const)
    .map((field): TextChange => ({ field, old: before?.[field] ?? '', new: after?.[field] ?? '' }))
    .filter((change) => change.old !== '' || change.new !== '');
}
