import type { Share } from '../../../shared/rules/figures/share.ts';
import { byPlace } from '../../../shared/rules/parts.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { readOnUnit } from '../cycle/read-unit.ts';
import { rulesInForce } from '../lights/rules-in-force.ts';
import { identityOf, registerOf } from '../own-unit.ts';
import { type Counting, sharesFrom, sharesOfTask } from './read-shares.ts';

/** Every share of the tasks this unit issues, evaluated for one cut-off. */
export interface ShareIndex {
  readonly counting: Counting;
  /** Tasks of ours in the order in which lists arrived and print them. */
  readonly tasks: readonly StoredRecord<'task'>[];
  readonly sharesOf: (task: string) => readonly Share[];
}

interface Kept {
  readonly counting: Counting;
  readonly asOf: string | null;
  readonly tasks: readonly StoredRecord<'task'>[];
  readonly shares: Map<string, readonly Share[]>;
  changes: number;
  seq: number;
}

/** Beyond this it would cost an old PC its memory; it is counted anew each time. */
const MOST_SHARES = 1_000_000;

const kept = new WeakMap<Store, Kept>();

type Step = (done: number, total: number) => void;

/**
 * Kept from one question to the next: after a write only the shares that the history says were touched are evaluated
 * again. Whatever is shared by all of them (rules, calendars, units, lists) and an undo begin anew.
 */
export function shareIndex(store: Store, step: Step = () => {}): ShareIndex {
  const changes = Number(store.db.prepare('SELECT total_changes()').pluck().get());
  const rules = rulesInForce(store);
  const known = kept.get(store);
  const sameDay = known?.counting.rules.cutoff === rules.cutoff && known.asOf === rules.asOf;
  if (known && sameDay) {
    if (known.changes === changes || catchUp(store, known)) {
      known.changes = changes;
      return shown(known);
    }
  }
  kept.delete(store);
  const fresh = countAll(store, changes, step);
  let count = 0;
  for (const shares of fresh.shares.values()) count += shares.length;
  if (count <= MOST_SHARES) kept.set(store, fresh);
  return shown(fresh);
}

const shown = ({ counting, tasks, shares }: Kept): ShareIndex => ({
  counting,
  tasks,
  sharesOf: (task) => shares.get(task) ?? [],
});

function countAll(store: Store, changes: number, step: Step): Kept {
  const rules = rulesInForce(store);
  const seq = store.history.lastSeq();
  const identity = identityOf(store);
  const lists = new Map(store.records.all('taskList').map((list) => [list.id, list]));
  const counting: Counting = { identity, register: registerOf(store), lists, rules };
  const arrival = (task: StoredRecord<'task'>) => lists.get(task.parent ?? '')?.arrival ?? 0;
  const tasks = store.records
    .all('task')
    .filter(({ author }) => author === identity.id)
    .sort((a, b) => arrival(a) - arrival(b) || byPlace(a, b));
  const shares = new Map<string, readonly Share[]>();
  for (const [at, task] of tasks.entries()) {
    step(at, tasks.length);
    shares.set(task.id, sharesOfTask(store, task, counting));
  }
  return { counting, asOf: rules.asOf, tasks, shares, changes, seq };
}

const onShares: ReadonlySet<string> = new Set([
  'assignment',
  'report',
  'acknowledgement',
  'request',
  'decision',
  'urge',
  'countersign',
]);
/** What no figure looks at. */
const elsewhere: ReadonlySet<string> = new Set(['receipt', 'unitKey', 'difference', 'instruction', 'owner']);
/** More touched shares than this are as fast counted anew. */
const MOST_TOUCHED = 5000;

/** Evaluates what was written since; false where everything must be counted anew. */
function catchUp(store: Store, known: Kept): boolean {
  const last = store.history.lastSeq();
  const touched = new Map<string, Set<string> | 'all'>();
  if (last - known.seq > MOST_TOUCHED) return false;
  for (const { kind, record, parent, via } of store.history.range(known.seq, last)) {
    if (via === 'undo' || via === 'restore') return false;
    if (elsewhere.has(kind)) continue;
    if (!onShares.has(kind) || parent === null) return false;
    const fields = store.records.find(record)?.fields as { unit?: string | null } | undefined;
    const written = fields?.unit ?? null;
    const units = touched.get(parent) ?? new Set<string>();
    // A decision for all units, or one that moves the task, changes every share of it.
    if (written === null || kind === 'decision') touched.set(parent, 'all');
    else if (units !== 'all')
      touched.set(parent, units.add(known.counting.register.byId(written)?.id ?? written));
  }
  for (const [id, units] of touched) {
    const task = known.tasks.find((each) => each.id === id);
    if (!task) continue;
    if (units === 'all') known.shares.set(id, sharesOfTask(store, task, known.counting));
    else for (const unit of units) recount(store, known, task, unit);
  }
  known.seq = last;
  return true;
}

function recount(store: Store, known: Kept, task: StoredRecord<'task'>, unit: string): void {
  const { counting, shares } = known;
  const [fresh] = sharesFrom(readOnUnit(store, counting.register, task.id, unit), task, counting);
  const old = shares.get(task.id) ?? [];
  const at = old.findIndex((share) => share.unit === unit);
  if (fresh && at >= 0) shares.set(task.id, old.with(at, fresh));
  else shares.set(task.id, [...old.filter((share) => share.unit !== unit), ...(fresh ? [fresh] : [])]);
}
