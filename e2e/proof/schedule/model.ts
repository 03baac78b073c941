import type { Clock } from '../../../shared/model/record/clock.ts';
import type { WireRecord } from '../../../shared/model/record.ts';

/**
 * What a store must hold, worked out by the plainest code that obeys `docs/bundle-format.md` and the rules of merging;
 * it shares nothing with the product but the form of a record.
 */
interface Cell {
  /** JSON text. */
  readonly text: string;
  readonly clock: Clock;
}

export interface Held {
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
      {
        text: JSON.stringify(value),
        clock: (except && Object.hasOwn(except, name) ? except[name] : clock) as Clock,
      },
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
  /** `same`: an archive of another PC of the receiver's unit. */
  readonly direction: 'up' | 'down' | 'same';
  /** The unit it comes from, by the id its records are signed with. */
  readonly sender: string;
  /** Every id the receiver goes by. */
  readonly receiver: ReadonlySet<string>;
  readonly records: readonly WireRecord[];
}

/** What a record of each kind hangs on. Any other kind is of a later version. */
const PARENTS: Readonly<Record<string, string | null>> = {
  unit: null,
  taskList: null,
  receipt: null,
  unitKey: null,
  lightRules: null,
  checkRules: null,
  calendar: null,
  difference: null,
  task: 'taskList',
  assignment: 'task',
  decision: 'task',
  urge: 'task',
  checklist: 'taskList',
  countersign: 'task',
  report: 'task',
  acknowledgement: 'task',
  instruction: 'task',
  owner: 'task',
  request: 'task',
};
const ORDERS = [
  'unit',
  'taskList',
  'task',
  'assignment',
  'decision',
  'urge',
  'checklist',
  'lightRules',
  'checkRules',
  'calendar',
];
const DOWN = new Set([...ORDERS, 'receipt', 'unitKey', 'countersign']);
const SHARES = new Set(['report', 'acknowledgement', 'request']);
const UP = new Set([...SHARES, 'receipt', 'countersign']);
/** Lines of an archive. */
export const HANDOVER = 'handover';

/**
 * Who may write what: orders are the body's above, about itself and its own lists and for this unit; reports, answers and
 * requests the assigned unit's about its own share; nobody writes another's record, or hangs one elsewhere. Of a kind that
 * is not known only whose it is can be asked.
 */
function mayWrite(model: Model, record: WireRecord, { direction, sender, receiver }: Letter): boolean {
  const { kind, id, parent, author, fields } = record;
  const present = model.get(id);
  if (present && (present.author !== author || present.kind !== kind || present.parent !== parent))
    return false;
  if (direction === 'same') return parent === null || model.has(parent);
  if (kind === HANDOVER) return false;
  if (kind === 'countersign') return mayCountersign(model, record, sender, direction);
  if (author !== sender) return false;
  if (!Object.hasOwn(PARENTS, kind)) return true;
  const isTyped = kind === 'report' && (fields['transcribed'] ?? null) !== null;
  if (isTyped && direction === 'up') return false;
  if (!(direction === 'down' ? DOWN : UP).has(kind) && !isTyped) return false;
  const above = parent === null ? null : (model.get(parent) ?? null);
  if ((above?.kind ?? null) !== PARENTS[kind] || (parent !== null && above === null)) return false;
  if (direction === 'down' && above !== null && above.author !== sender) return false;
  if (kind === 'decision' || kind === 'urge')
    return fields['unit'] === null || receiver.has(String(fields['unit']));
  if (!SHARES.has(kind)) return true;
  if (isTyped) return receiver.has(String(fields['unit']));
  return fields['unit'] === sender && isAssigned(model, parent, sender);
}

/**
 * A cooperating unit writes its own, the lead also one for another unit of the task that it has on paper; both go up under
 * the name of who wrote them, and come down again as the body passes them on about a task of its own.
 */
function mayCountersign(
  model: Model,
  { parent, author, fields }: WireRecord,
  sender: string,
  direction: 'up' | 'down',
): boolean {
  const task = parent === null ? undefined : model.get(parent);
  const unit = String(fields['unit']);
  if (task?.kind !== 'task' || !isAssigned(model, parent, unit) || !isAssigned(model, parent, author))
    return false;
  if (direction === 'down') return task.author === sender;
  const leads = on(model, parent).some(
    (held) => held.kind === 'assignment' && isFor(held, sender) && cellValue(held, 'role') === 'lead',
  );
  return author === sender && (unit === sender || leads);
}

const isAssigned = (model: Model, task: string | null, unit: string): boolean =>
  on(model, task).some((held) => held.kind === 'assignment' && isFor(held, unit));

const on = (model: Model, task: string | null): readonly Held[] =>
  [...model.values()].filter((held) => held.parent === task);
const cellValue = (held: Held, name: string): unknown => JSON.parse(held.cells.get(name)?.text ?? 'null');
const isFor = (held: Held, unit: string): boolean => cellValue(held, 'unit') === unit;

/**
 * Whether a new record that its sender may write can come too late or out of turn, so that a store may refuse it: only
 * where something else on its task says so. Without that it has to be taken.
 */
function mayBeOutOfTurn(
  model: Model,
  { kind, id, parent, fields }: WireRecord,
  direction: Letter['direction'],
): boolean {
  // A PC of the same unit knows what was said in its turn.
  if (direction === 'same') return false;
  const others = [...model].filter(([other, held]) => other !== id && held.parent === parent);
  const decided = others.some(([, held]) => held.kind === 'decision');
  if (kind === 'decision')
    return decided || fields['subject'] !== null || ['reopen', 'resume'].includes(String(fields['verdict']));
  if (!SHARES.has(kind)) return false;
  if (decided || kind === 'report') return decided;
  return others.some(
    ([, held]) =>
      isFor(held, String(fields['unit'])) &&
      (SHARES.has(held.kind) ||
        (held.kind === 'assignment' &&
          (cellValue(held, 'state') !== 'assigned' ||
            (cellValue(held, 'round') ?? 1) !== (fields['round'] ?? 1)))),
  );
}

const HOURS_AHEAD = 8;
const dayOf = (at: number): string => new Date(at + HOURS_AHEAD * 3_600_000).toISOString().slice(0, 10);

/**
 * A list that was closed takes what a unit signed until its last day, for months up to its year; what was signed later, or
 * for a later month, it does not take from another unit.
 */
function isClosedTo(
  model: Model,
  { kind, parent, fields }: WireRecord,
  direction: Letter['direction'],
): boolean {
  if (direction === 'same' || (kind !== 'report' && kind !== 'request')) return false;
  const list = model.get(model.get(parent ?? '')?.parent ?? '');
  const closing = list && (cellValue(list, 'closing') as { year: number; lastDay: string } | null);
  if (!closing) return false;
  return (
    dayOf(Number(fields['signedOffAt'])) > closing.lastDay ||
    Number(String(fields['period']).slice(0, 4)) > closing.year
  );
}

export interface Taken {
  readonly model: Model;
  readonly counts: Readonly<Record<Fate, number>>;
  /** Ids of records that are other than before, clocks included. */
  readonly touched: readonly string[];
  /** Those that were not refused. */
  readonly accepted: readonly WireRecord[];
}

/**
 * The store after a bundle, and how each of its records fared. `stored` is the store itself, which is asked about a record
 * that may come out of turn and about nothing else.
 */
export function take(model: Model, letter: Letter, stored: ReadonlySet<string>): Taken {
  const after = new Map(model);
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  const accepted: WireRecord[] = [];
  for (const record of letter.records) {
    const here = after.get(record.id);
    const refused =
      !mayWrite(after, record, letter) ||
      (!here && isClosedTo(after, record, letter.direction)) ||
      (!here && !stored.has(record.id) && mayBeOutOfTurn(after, record, letter.direction));
    if (refused) {
      counts.refused += 1;
      continue;
    }
    const { held, fate } = here ? met(here, heldOf(record)) : { held: heldOf(record), fate: 'new' as const };
    after.set(record.id, held);
    counts[fate] += 1;
    accepted.push(record);
  }
  const touched = letter.records.map(({ id }) => id).filter((id) => !sameHeld(after.get(id), model.get(id)));
  return { model: after, counts, touched, accepted };
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

export function sameHeld(a: Held | undefined, b: Held | undefined): boolean {
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
