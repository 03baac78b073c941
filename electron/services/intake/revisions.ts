import { z } from 'zod';
import { newId } from '../../../shared/ids.ts';
import type { Store } from '../../store/store.ts';

/** What a revised edition did, as the change table (清单变更对照表) prints it. On this PC alone, like the history. */

const text = z.object({ field: z.string(), old: z.string(), new: z.string() });
const entry = z.object({
  /** `kept`: the new wording was not taken. `withdrawn`: cancelled. `left`: no longer printed, and left as it was. */
  status: z.enum(['added', 'changed', 'kept', 'withdrawn', 'left', 'renumbered']),
  oldSeq: z.number().nullable(),
  newSeq: z.number().nullable(),
  title: z.string(),
  /** Differing wordings; for an added or withdrawn row its whole content, in `new` or in `old`. */
  texts: z.array(text),
  reason: z.string(),
});
export type ListChange = z.infer<typeof entry>;

export interface ListRevision {
  readonly ledger: string;
  /** UTC milliseconds. */
  readonly at: number;
  readonly who: string;
  /** Name of the document. */
  readonly source: string;
  readonly note: string | null;
  readonly entries: readonly ListChange[];
}

interface Row extends Omit<ListRevision, 'entries'> {
  readonly entries: string;
}

export function keepRevision(store: Store, revision: ListRevision): void {
  const { ledger, at, who, source, note, entries } = revision;
  store.db
    .prepare(
      'INSERT INTO list_revision (id, ledger, at, who, source, note, entries) VALUES (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(newId(), ledger, at, who, source, note, JSON.stringify(entries));
}

/** The newest one of a ledger. */
export function lastRevision(store: Store, ledger: string): ListRevision | null {
  const row = store.db
    .prepare<[string], Row>('SELECT * FROM list_revision WHERE ledger = ? ORDER BY at DESC LIMIT 1')
    .get(ledger);
  return row ? { ...row, entries: z.array(entry).parse(JSON.parse(row.entries)) } : null;
}
