import type { Clock } from '../../shared/model/record/clock.ts';
import type { Db } from './database.ts';
import type { StoredRecord } from './records.ts';

export type Via = 'local' | 'receive' | 'undo' | 'restore' | 'import';
export type Action = 'created' | 'changed' | 'removed';

/** The state a record had before a change: enough to put it back exactly. */
export interface Before {
  readonly fields: Readonly<Record<string, unknown>>;
  readonly clock: Clock;
  readonly except: Readonly<Record<string, Clock>> | null;
  readonly arrival: number;
}

export interface HistoryRow {
  readonly seq: number;
  readonly at: number;
  readonly who: string;
  readonly via: Via;
  readonly action: Action;
  readonly kind: string;
  readonly record: string;
  readonly parent: string | null;
  readonly old: Before | null;
  readonly fresh: Readonly<Record<string, unknown>> | null;
  /** Arrival number the record had after this change. */
  readonly arrival: number;
}

interface Raw extends Omit<HistoryRow, 'old' | 'fresh'> {
  readonly old: string | null;
  readonly fresh: string | null;
}

export interface Entry {
  readonly at: number;
  readonly who: string;
  readonly via: Via;
  readonly action: Action;
  readonly record: Pick<StoredRecord, 'id' | 'parent' | 'arrival'> & { readonly kind: string };
  readonly old?: Before;
  readonly fresh?: Readonly<Record<string, unknown>>;
}

export interface History {
  readonly add: (entry: Entry) => void;
  readonly lastSeq: () => number;
  /** Rows first < seq <= last, newest first. */
  readonly range: (first: number, last: number) => HistoryRow[];
  /** What happened to one record, newest first. */
  readonly of: (record: Pick<StoredRecord, 'id' | 'kind' | 'parent'>) => HistoryRow[];
  /** What happened to all that hangs on one record, newest first. */
  readonly below: (id: string) => HistoryRow[];
  /** Newest first, before a sequence number. */
  readonly latest: (before: number | null, limit: number) => HistoryRow[];
}

/** What everything else hangs on. */
const foundByThemselves: ReadonlySet<string> = new Set(['unit', 'taskList', 'task']);

/** 留痕: append-only; one row per created and one per changed record. */
export function createHistory(db: Db): History {
  const insert = db.prepare(
    'INSERT INTO history (at, who, via, action, kind, record, parent, old, fresh, arrival) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const last = db.prepare<[], { seq: number }>('SELECT coalesce(max(seq), 0) AS seq FROM history');
  const range = db.prepare<[number, number], Raw>(
    'SELECT * FROM history WHERE seq > ? AND seq <= ? ORDER BY seq DESC',
  );
  // The words of the two partial indexes, without which SQLite does not use them.
  const itself = db.prepare<[string], Raw>(
    `SELECT * FROM history WHERE record = ? AND kind IN ('unit', 'taskList', 'task') ORDER BY seq DESC`,
  );
  const below = db.prepare<[string | null], Raw>(
    `SELECT * FROM history WHERE parent IS ? AND kind NOT IN ('unit', 'taskList', 'task') ORDER BY seq DESC`,
  );
  const latest = db.prepare<[number, number], Raw>(
    'SELECT * FROM history WHERE seq < ? ORDER BY seq DESC LIMIT ?',
  );
  return {
    add: ({ at, who, via, action, record, old, fresh }) =>
      insert.run(
        at,
        who,
        via,
        action,
        record.kind,
        record.id,
        record.parent,
        old ? JSON.stringify(old) : null,
        fresh ? JSON.stringify(fresh) : null,
        record.arrival,
      ),
    lastSeq: () => last.get()?.seq ?? 0,
    range: (first, end) => range.all(first, end).map(parse),
    of: ({ id, parent, kind }) =>
      (foundByThemselves.has(kind)
        ? itself.all(id)
        : below.all(parent).filter(({ record }) => record === id)
      ).map(parse),
    below: (id) => below.all(id).map(parse),
    latest: (before, limit) => latest.all(before ?? Number.MAX_SAFE_INTEGER, limit).map(parse),
  };
}

const parse = (raw: Raw): HistoryRow => ({
  ...raw,
  old: raw.old ? JSON.parse(raw.old) : null,
  fresh: raw.fresh ? JSON.parse(raw.fresh) : null,
});
