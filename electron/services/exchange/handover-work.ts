import { createHash } from 'node:crypto';
import { type HandoverItem, INTAKE_PART } from '../../../shared/exchange/handover.ts';
import type { Store } from '../../store/store.ts';

/** What lies on the desk of a PC and is no record: lists on their way in, change tables, what a person chose. */
type Work = Extract<
  HandoverItem,
  { readonly what: 'intakeDraft' | 'intakePart' | 'listRevision' | 'setting' }
>;
type Taken = 'new' | 'unchanged';

interface IntakeRow {
  readonly id: string;
  readonly name: string;
  readonly sha256: string;
  readonly form: 'file' | 'paste';
  readonly content: Buffer;
  readonly state: string | null;
  readonly saved_at: number;
}

interface RevisionRow {
  readonly id: string;
  readonly ledger: string;
  readonly at: number;
  readonly who: string;
  readonly source: string;
  readonly note: string | null;
  readonly entries: string;
}

/**
 * Names under which the store keeps what a person chose. All else there belongs to one PC: its replica id, counters and
 * numbers, where it lies, its last backup, what is needed to take a receive back.
 */
const CHOSEN: readonly RegExp[] = [/^settings$/, /^phrases$/, /^cutoff$/, /^key-label:/];
export const isChosen = (key: string): boolean => CHOSEN.some((name) => name.test(key));

/** Everything begun and not yet a record, item by item, for an archive; what is long comes in pieces. */
export function* workItems(store: Store): Generator<Work> {
  const rows = <T>(sql: string) => store.db.prepare<[], T>(sql).all();
  for (const { id, name, sha256, form, content, state, saved_at } of rows<IntakeRow>(
    'SELECT * FROM intake_draft ORDER BY id',
  )) {
    yield { what: 'intakeDraft', id, name, sha256, form, savedAt: saved_at, begun: state !== null };
    for (const base64 of pieces(content)) yield { what: 'intakePart', draft: id, of: 'content', base64 };
    for (const base64 of pieces(Buffer.from(state ?? '')))
      yield { what: 'intakePart', draft: id, of: 'state', base64 };
  }
  for (const { entries, ...row } of rows<RevisionRow>('SELECT * FROM list_revision ORDER BY at, id'))
    yield { what: 'listRevision', ...row, entries: JSON.parse(entries) };
  for (const { key, value } of rows<{ key: string; value: string }>('SELECT * FROM meta ORDER BY key'))
    if (isChosen(key)) yield { what: 'setting', key, value };
}

function* pieces(bytes: Buffer): Generator<string> {
  const text = bytes.toString('base64');
  for (let at = 0; at < text.length; at += INTAKE_PART) yield text.slice(at, at + INTAKE_PART);
}

interface Arriving {
  readonly item: Extract<Work, { readonly what: 'intakeDraft' }>;
  readonly content: string[];
  readonly state: string[];
}

/** Takes it in beside what is here; what this PC has itself stays. */
export class HandoverWork {
  readonly #store: Store;
  readonly #arriving = new Map<string, Arriving>();

  constructor(store: Store) {
    this.#store = store;
  }

  take(item: Work): Taken {
    const put = (sql: string, ...values: readonly (string | number | null)[]): Taken =>
      this.#store.db.prepare(sql).run(...values).changes > 0 ? 'new' : 'unchanged';
    switch (item.what) {
      case 'intakeDraft': {
        const known = this.#store.db
          .prepare<[string, string], unknown>('SELECT 1 FROM intake_draft WHERE id = ? OR sha256 = ?')
          .get(item.id, item.sha256);
        if (known !== undefined) return 'unchanged';
        this.#arriving.set(item.id, { item, content: [], state: [] });
        return 'new';
      }
      case 'intakePart': {
        const arriving = this.#arriving.get(item.draft);
        arriving?.[item.of].push(item.base64);
        return arriving ? 'new' : 'unchanged';
      }
      case 'listRevision':
        return put(
          'INSERT OR IGNORE INTO list_revision (id, ledger, at, who, source, note, entries) VALUES (?, ?, ?, ?, ?, ?, ?)',
          item.id,
          item.ledger,
          item.at,
          item.who,
          item.source,
          item.note,
          JSON.stringify(item.entries),
        );
      case 'setting':
        return isChosen(item.key)
          ? put('INSERT OR IGNORE INTO meta (key, value) VALUES (?, ?)', item.key, item.value)
          : 'unchanged';
    }
  }

  /** Once everything has come: a document that did not come whole is left out. */
  finish(): void {
    for (const { item, content, state } of this.#arriving.values()) {
      const bytes = Buffer.from(content.join(''), 'base64');
      if (createHash('sha256').update(bytes).digest('hex') !== item.sha256) continue;
      const done = item.begun ? Buffer.from(state.join(''), 'base64').toString() : null;
      this.#store.db
        .prepare(
          'INSERT INTO intake_draft (id, name, sha256, form, content, state, saved_at) VALUES (?, ?, ?, ?, ?, ?, ?)',
        )
        .run(item.id, item.name, item.sha256, item.form, bytes, done, item.savedAt);
    }
  }
}
