import type { Draft } from '../../shared/model/views.ts';
import type { DraftReview } from '../../shared/rules/draft.ts';
import type { Store } from '../store/store.ts';

/** A report while it is being written: on this PC only, never exchanged, never in a dump. */
export interface StoredDraft {
  readonly task: string;
  readonly unit: string;
  readonly period: string;
  readonly fields: Draft;
  readonly savedAt: number;
  /** 校内审核; left out or null while it is being filled in. Saving it again makes it a draft that is being filled in. */
  readonly review?: DraftReview | null | undefined;
}

interface Row {
  readonly task: string;
  readonly unit: string;
  readonly period: string;
  readonly fields: string;
  readonly saved_at: number;
  readonly review: string | null;
}

const toDraft = (row: Row): StoredDraft => ({
  task: row.task,
  unit: row.unit,
  period: row.period,
  fields: JSON.parse(row.fields),
  savedAt: row.saved_at,
  ...(row.review !== null && { review: JSON.parse(row.review) }),
});

/** Of one period, or of all. */
export function draftsOf(store: Pick<Store, 'db'>, period?: string): readonly StoredDraft[] {
  const rows =
    period === undefined
      ? store.db.prepare<[], Row>('SELECT * FROM draft ORDER BY period, task').all()
      : store.db.prepare<[string], Row>('SELECT * FROM draft WHERE period = ? ORDER BY task').all(period);
  return rows.map(toDraft);
}

/** In place of any other of this task and period: we may have been known by another id when that was begun. */
export function putDraft(store: Store, draft: StoredDraft): void {
  dropDraft(store, draft);
  store.db
    .prepare('INSERT INTO draft (task, unit, period, fields, saved_at, review) VALUES (?, ?, ?, ?, ?, ?)')
    .run(
      draft.task,
      draft.unit,
      draft.period,
      JSON.stringify(draft.fields),
      draft.savedAt,
      draft.review ? JSON.stringify(draft.review) : null,
    );
}

/** How far a draft has got inside the unit. */
export function putDraftReview(
  store: Store,
  { task, period }: Pick<StoredDraft, 'task' | 'period'>,
  review: DraftReview,
): void {
  store.db
    .prepare('UPDATE draft SET review = ? WHERE task = ? AND period = ?')
    .run(JSON.stringify(review), task, period);
}

export function dropDraft(store: Store, draft: Pick<StoredDraft, 'task' | 'period'>): void {
  store.db.prepare('DELETE FROM draft WHERE task = ? AND period = ?').run(draft.task, draft.period);
}
