import type { Clock, WireRecord } from '../../../shared/model/record.ts';

/**
 * What a store must hold, worked out by the plainest code that obeys `docs/bundle-format.md` and the rules of merging;
 * it shares nothing with the product but the form of a record.
 */
interface Cell {
  /** JSON text. */
  readonly text: string;
  readonly clock: Clock;
}

interface Held {
  readonly kind: string;
  readonly parent: string | null;
  readonly author: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

export type Model = ReadonlyMap<string, Held>;

/** What becomes of one record of a bundle. */
export type Fate = 'new' | 'changed' | 'unchanged' | 'refused';

const sorted = (text: string): string =>
  JSON.stringify(JSON.parse(text), (_name, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Equal as values, whatever the order of their keys. */
const sameText = (a: string, b: string): boolean => a === b || (/^[[{]/.test(a) && sorted(a) === sorted(b));

const heldOf = ({ kind, parent, author, fields, clock, except }: WireRecord): Held => ({
  kind,
  parent,
  author,
  cells: new Map(
    Object.entries(fields).map(([name, value]) => [
      name,
      { text: JSON.stringify(value), clock: (except?.[name] ?? clock) as Clock },
    ]),
  ),
});

export const modelOf = (records: readonly WireRecord[]): Model =>
  new Map(records.map((record) => [record.id, heldOf(record)]));

const isLater = (a: Cell, b: Cell): boolean =>
  a.clock[0] !== b.clock[0]
    ? a.clock[0] > b.clock[0]
    : a.clock[1] !== b.clock[1]
      ? a.clock[1] > b.clock[1]
      : sorted(a.text) > sorted(b.text);

function met(here: Held, came: Held): { readonly held: Held; readonly fate: Fate } {
  const cells = new Map(here.cells);
  let fate: Fate = 'unchanged';
  for (const [name, cell] of came.cells) {
    const own = cells.get(name);
    if (own && !isLater(cell, own)) continue;
    if (!own || !sameText(own.text, cell.text)) fate = 'changed';
    cells.set(name, cell);
  }
  return { held: { ...here, cells }, fate };
}

export interface Letter {
  readonly direction: 'up' | 'down';
  /** The unit it comes from, by the id its records are signed with. */
  readonly sender: string;
  readonly records: readonly WireRecord[];
}

const PARENTS: Readonly<Record<string, string | null>> = {
  unit: null,
  taskList: null,
  receipt: null,
  task: 'taskList',
  assignment: 'task',
  report: 'task',
};
const DOWN = new Set(['unit', 'taskList', 'task', 'assignment', 'receipt']);
const UP = new Set(['report', 'receipt']);

/** Kinds this model can judge. */
export const isJudged = (kind: string): boolean => Object.hasOwn(PARENTS, kind);

/** Who may write what: task text, assignments and units the body above, reports the assigned unit, nobody else's record. */
function mayCome(model: Model, record: WireRecord, { direction, sender }: Letter): boolean {
  const { kind, id, parent, author } = record;
  if (!(direction === 'down' ? DOWN : UP).has(kind)) return false;
  if (author !== sender) return false;
  const present = model.get(id);
  if (present && (present.author !== sender || present.kind !== kind || present.parent !== parent))
    return false;
  const above = parent === null ? null : (model.get(parent) ?? null);
  if ((above?.kind ?? null) !== PARENTS[kind] || (parent !== null && above === null)) return false;
  if (direction === 'down') return above === null || above.author === sender;
  if (kind !== 'report') return true;
  if (record.fields['unit'] !== sender) return false;
  return [...model.values()].some(
    (held) =>
      held.kind === 'assignment' && held.parent === parent && held.cells.get('unit')?.text === `"${sender}"`,
  );
}

export interface Taken {
  readonly model: Model;
  readonly counts: Readonly<Record<Fate, number>>;
  /** Ids of records that are other than before, clocks included. */
  readonly touched: readonly string[];
}

/** The store after a bundle, and how each of its records fared. */
export function take(model: Model, letter: Letter): Taken {
  const after = new Map(model);
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const record of letter.records) {
    if (!mayCome(after, record, letter)) {
      counts.refused += 1;
      continue;
    }
    const here = after.get(record.id);
    const { held, fate } = here ? met(here, heldOf(record)) : { held: heldOf(record), fate: 'new' as const };
    after.set(record.id, held);
    counts[fate] += 1;
  }
  const touched = letter.records.map(({ id }) => id).filter((id) => !sameHeld(after.get(id), model.get(id)));
  return { model: after, counts, touched };
}

/** The first record in which a store and its model differ; null where they agree. */
export function difference(model: Model, records: readonly WireRecord[]): string | null {
  const store = modelOf(records);
  for (const [id, held] of model) {
    const stored = store.get(id);
    if (!stored) return `${held.kind} ${id} is not in the store`;
    if (!sameHeld(held, stored)) return `${held.kind} ${id}: expected ${text(held)}, found ${text(stored)}`;
  }
  for (const [id, { kind }] of store) if (!model.has(id)) return `${kind} ${id} should not be in the store`;
  return null;
}

function sameHeld(a: Held | undefined, b: Held | undefined): boolean {
  if (a === b) return true;
  if (!a || !b || a.kind !== b.kind || a.parent !== b.parent || a.author !== b.author) return false;
  return (
    a.cells.size === b.cells.size && [...a.cells].every(([name, cell]) => sameCell(cell, b.cells.get(name)))
  );
}

const sameCell = (a: Cell, b: Cell | undefined): boolean =>
  b !== undefined && a.clock[0] === b.clock[0] && a.clock[1] === b.clock[1] && sameText(a.text, b.text);

const text = ({ kind, parent, author, cells }: Held): string =>
  JSON.stringify({ kind, parent, author, cells: Object.fromEntries(cells) });
