import { fail, ok, type Result } from '../../../shared/result.ts';
import type { HistoryRow } from '../../store/history.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';
import { labelOf } from '../lookup.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { partsOfRow } from '../parts/relatives.ts';
import { draftsAre, putDrafts } from './draft-changes.ts';
import { noteRedone, noteUndone, type Step } from './step-store.ts';
import { wentOut } from './went-out.ts';

/**
 * Takes a step back: while nothing of it has left this PC as if it had never been; once a file may have carried it, by
 * writing the earlier values anew. What was sent and cannot be unsaid is refused with E_UNDO_SENT, what was changed since
 * with E_STEP_CHANGED.
 */
export function undoStep(store: Store, step: Step): Result<void> {
  const rows = store.history.range(step.firstSeq, step.lastSeq);
  const changed = changedSince(store, step, rows);
  if (changed !== null) return fail('E_STEP_CHANGED', { what: changed });
  const touched = recordsOf(store, rows);
  const sent = wentOut(store, registerOf(store), step, touched);
  const unsayable = rows.find((row) => row.old === null && row.kind !== 'assignment' && sent.has(row.record));
  if (unsayable) return fail('E_UNDO_SENT', { what: nameOf(store, unsayable) });
  store.write({ who: operatorName(identityOf(store)), via: 'undo' }, (writer) => {
    if (sent.size === 0) {
      for (const row of rows) writer.revert(row);
      for (const record of touched) noteReverted(store, record);
      noteUndone(store, step.id, { way: 'exact', records: touched });
    } else noteUndone(store, step.id, writeBack(store, writer, rows));
    putDrafts(store, step.drafts, 'before');
  });
  return ok(undefined);
}

/** Does a step again that was taken back. Refusal: E_STEP_CHANGED. */
export function redoStep(store: Store, step: Step): Result<void> {
  const { undone } = step;
  if (!undone) return fail('E_NOTHING_TO_REDO');
  if (!draftsAre(store, step.drafts, 'before')) return fail('E_STEP_CHANGED', { what: step.operation });
  const as = { who: operatorName(identityOf(store)), via: 'undo' } as const;
  if (undone.way === 'exact') {
    const rows = store.history.range(step.firstSeq, step.lastSeq);
    for (const record of undone.records) {
      const first = rows.findLast((row) => row.record === record.id);
      const arrival = store.records.find(record.id)?.arrival ?? null;
      if (arrival !== (first?.old?.arrival ?? null))
        return fail('E_STEP_CHANGED', { what: labelOf(store, record.kind, record.fields, record.parent) });
    }
    store.write(as, () => {
      for (const record of undone.records) {
        const before = store.records.find(record.id);
        if (before) store.records.replace(record);
        else store.records.insert(record);
        store.history.add({ at: store.now(), ...as, action: before ? 'changed' : 'created', record });
      }
      putDrafts(store, step.drafts, 'after');
      noteRedone(store, step.id);
    });
    return ok(undefined);
  }
  const present = Object.keys(undone.fields).map((id) => store.records.find(id));
  if (present.some((record) => !record || record.arrival !== undone.arrivals[record.id]))
    return fail('E_STEP_CHANGED', { what: step.operation });
  const first = store.history.lastSeq();
  store.write(as, (writer) => {
    for (const record of present) if (record) writer.change(record, undone.fields[record.id] ?? {});
    putDrafts(store, step.drafts, 'after');
    noteRedone(store, step.id, { first, last: store.history.lastSeq() });
  });
  return ok(undefined);
}

/** Every record of the rows once, as it is now, in the order in which they were written. */
const recordsOf = (store: Store, rows: readonly HistoryRow[]): readonly StoredRecord[] =>
  [...new Set(rows.toReversed().map(({ record }) => record))].flatMap((id) => store.records.find(id) ?? []);

/** A record or draft that is no longer as the step left it, or something that hangs on what the step made. */
function changedSince(store: Store, step: Step, rows: readonly HistoryRow[]): string | null {
  const seen = new Set<string>();
  for (const row of rows) {
    if (seen.has(row.record)) continue;
    seen.add(row.record);
    if (store.records.find(row.record)?.arrival !== row.arrival) return nameOf(store, row);
  }
  const made = new Set(rows.filter(({ old }) => old === null).map(({ record }) => record));
  // The index is by kind and parent: without the kinds every record made would be looked for in the whole table.
  const kinds = JSON.stringify(store.db.prepare('SELECT DISTINCT kind FROM record').pluck().all());
  const child = store.db.prepare<[string, string], { id: string }>(
    'SELECT id FROM record WHERE kind IN (SELECT value FROM json_each(?)) AND parent = ?',
  );
  const drafted = store.db.prepare<[string, string], { task: string }>(
    'SELECT task FROM draft WHERE task = ? UNION ALL SELECT task FROM request_draft WHERE task = ?',
  );
  for (const id of made) {
    const hangs =
      child.all(kinds, id).some((record) => !made.has(record.id)) || drafted.get(id, id) !== undefined;
    if (!hangs && !isAnswered(store, id) && !isNamed(store, id, made) && !isSplit(store, id, made)) continue;
    const record = store.records.find(id);
    return record ? labelOf(store, record.kind, record.fields, record.parent) : id;
  }
  return draftsAre(store, step.drafts, 'after') ? null : step.operation;
}

/** A decision names what it answers without hanging on it. */
const isAnswered = (store: Store, id: string): boolean => {
  const record = store.records.find(id);
  return (
    record?.parent != null &&
    (record.kind === 'report' || record.kind === 'request') &&
    store.records.children('decision', record.parent).some(({ fields }) => fields.subject === id)
  );
};

/** A unit is named by what was assigned to it and by what it wrote. */
const isNamed = (store: Store, id: string, made: ReadonlySet<string>): boolean =>
  store.records.find(id)?.kind === 'unit' &&
  store.db
    .prepare<[string, string], { id: string }>(
      // A task names its unit in no field of that name, and its fields may be a text that SQLite does not read.
      "SELECT id FROM record WHERE author = ? OR CASE kind WHEN 'task' THEN 0 ELSE json_extract(fields, '$.unit') = ? END",
    )
    .all(id, id)
    .some((record) => !made.has(record.id));

/** A row that was split since: its parts name it without hanging on it. */
const isSplit = (store: Store, id: string, made: ReadonlySet<string>): boolean => {
  const row = store.records.get('task', id);
  return row !== null && partsOfRow(store, row).some((part) => !made.has(part.id));
};

function nameOf(store: Store, row: HistoryRow): string {
  const record = store.records.find(row.record);
  return record ? labelOf(store, record.kind, record.fields, record.parent) : row.kind;
}

/** 留痕 of a step taken back: what had been made is gone, what had been changed says again what it said before. */
function noteReverted(store: Store, after: StoredRecord): void {
  const now = store.records.find(after.id);
  const { fields, clock, except, arrival } = after;
  store.history.add({
    at: store.now(),
    who: operatorName(identityOf(store)),
    via: 'undo',
    action: now ? 'changed' : 'removed',
    record: now ?? after,
    old: { fields, clock, except, arrival },
    ...(now && { fresh: now.fields as Readonly<Record<string, unknown>> }),
  });
}

/** The earlier values as later changes; an assignment that went out is withdrawn. */
function writeBack(store: Store, writer: Writer, rows: readonly HistoryRow[]) {
  const fields: Record<string, Readonly<Record<string, unknown>>> = {};
  const arrivals: Record<string, number> = {};
  for (const record of recordsOf(store, rows)) {
    const own = rows.filter((row) => row.record === record.id);
    const first = own.at(-1);
    const names = new Set(own.flatMap((row) => Object.keys(row.fresh ?? {})));
    const part = (of: Readonly<Record<string, unknown>>) =>
      Object.fromEntries([...names].map((name) => [name, of[name]]));
    const now = record.fields as Readonly<Record<string, unknown>>;
    if (first?.old) {
      writer.change(record, part(first.old.fields));
      fields[record.id] = part(now);
    } else if (record.kind === 'assignment') {
      writer.change(record as StoredRecord<'assignment'>, { state: 'cancelled' });
      const { round } = now as { readonly round?: number };
      fields[record.id] = { state: 'assigned', round: (round ?? 1) + 1 };
    } else continue;
    arrivals[record.id] = store.records.find(record.id)?.arrival ?? 0;
  }
  return { way: 'forward', fields, arrivals } as const;
}
