import type { HistoryEntry } from '../../shared/model/views.ts';
import { ownMember } from '../../shared/own-member.ts';
import type { HistoryRow } from '../store/history.ts';
import type { Store } from '../store/store.ts';
import { labelOf } from './lookup.ts';

/** A history row as a person reads it: who, when, what, old and new value of each field. */
export function historyView(store: Store, row: HistoryRow): HistoryEntry {
  const record = store.records.find(row.record);
  const fields = record?.fields ?? row.old?.fields ?? row.fresh ?? {};
  return {
    seq: row.seq,
    at: row.at,
    who: row.who,
    via: row.via,
    action: row.action,
    kind: row.kind,
    record: row.record,
    label: labelOf(store, row.kind, fields, row.parent),
    changes: Object.entries(row.fresh ?? {}).map(([field, value]) => ({
      field,
      old: ownMember(row.old?.fields ?? {}, field) ?? null,
      new: value,
    })),
  };
}
