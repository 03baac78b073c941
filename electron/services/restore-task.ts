import type { FieldsOf, RecordKind } from '../../shared/model/record.ts';
import { fail } from '../../shared/result.ts';
import { roundOf } from '../../shared/rules/cycle/situation.ts';
import { type StoredRecord, toWire } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { draftsOf, putDraft } from './drafts.ts';
import { identityOf, operatorName } from './own-unit.ts';
import type { Content } from './restore-preview.ts';

/**
 * What a body above issued comes back with its file alone: nothing is hung on a task that would not be here. Null where
 * it can be brought back; refusals: E_NO_TASK, E_NO_LEDGER.
 */
export function withoutItsPlace(store: Store, then: Content, task: string): ReturnType<typeof fail> | null {
  if (store.records.find(task)) return null;
  const record = then.records.get(task);
  const { ids } = identityOf(store);
  const list = record?.kind === 'task' ? then.records.get(record.parent ?? '') : undefined;
  if (list?.kind !== 'taskList' || record?.kind !== 'task') return fail('E_NO_TASK', { task });
  if (ids.has(record.author) && (ids.has(list.author) || store.records.find(list.id))) return null;
  return store.records.find(list.id)
    ? fail('E_NO_TASK', { task: (record as StoredRecord<'task'>).fields.title })
    : fail('E_NO_LEDGER', { ledger: (list as StoredRecord<'taskList'>).fields.title });
}

/**
 * One task as it was: what we ourselves wrote of it, with its list where that is gone, and the drafts. It is written
 * anew, so that it is newer than what it replaces everywhere; what others wrote since stays, and so does a report that
 * was signed off anew. Answers how many things changed.
 */
export function bringBack(store: Store, then: Content, task: string): number {
  const identity = identityOf(store);
  const list = store.records.find(task) ? null : lostListOf(store, then, task);
  const ours = [...then.records.values()].filter(
    (record) =>
      (record.id === task || record.parent === task || record.id === list) &&
      identity.ids.has(record.author) &&
      !isSignedAnew(store, record),
  );
  // The list before the task, and that before what hangs on it.
  const rank = ({ id }: StoredRecord) => (id === list ? 0 : id === task ? 1 : 2);
  ours.sort((a, b) => rank(a) - rank(b));
  let restored = 0;
  store.write({ who: operatorName(identity), via: 'restore' }, (writer) => {
    for (const record of ours) {
      const present = store.records.find(record.id);
      if (!present) {
        writer.apply(toWire(record), null);
        restored += 1;
      } else if (record.kind === 'task' || record.kind === 'assignment') {
        if (writer.change(present, inItsRound(record, present)).length > 0) restored += 1;
      }
    }
    const here = new Set(draftsOf(store).map((draft) => `${draft.task} ${draft.period}`));
    for (const draft of then.drafts) {
      if (draft.task !== task || here.has(`${draft.task} ${draft.period}`)) continue;
      putDraft(store, draft);
      restored += 1;
    }
  });
  return restored;
}

/** The list of a task that is gone, where it is gone too. */
function lostListOf(store: Store, then: Content, task: string): string | null {
  const list = then.records.get(task)?.parent ?? null;
  return list !== null && !store.records.find(list) ? list : null;
}

/** A round that was given once is not given again: its answer would count for an assignment that nobody has seen. */
function inItsRound(then: StoredRecord, now: StoredRecord): Partial<FieldsOf<RecordKind>> {
  if (then.kind !== 'assignment') return then.fields;
  const before = then.fields as FieldsOf<'assignment'>;
  if (roundOf(before) >= roundOf(now.fields as FieldsOf<'assignment'>)) return before;
  const { round, assignedOn, ...rest } = before;
  return rest;
}

/** Its version was taken back before it went out, and another one stands in its place. */
function isSignedAnew(store: Store, { kind, fields, parent }: StoredRecord): boolean {
  if (kind !== 'report') return false;
  const { unit, period, version } = fields as FieldsOf<'report'>;
  return store.records
    .ofUnit('report', parent, unit)
    .some((report) => report.fields.period === period && report.fields.version === version);
}
