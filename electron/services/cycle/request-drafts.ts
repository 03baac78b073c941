import type { RequestFields } from '../../../shared/model/record.ts';
import type { TaskState } from '../../../shared/model/views.ts';
import { requestActions } from '../../../shared/rules/cycle/request-actions.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import type { Store } from '../../store/store.ts';
import { begunState } from './target.ts';

/** A request while it is being written: on this PC only, never exchanged, never in a dump. */
export interface RequestDraft {
  readonly id: string;
  readonly task: string;
  readonly unit: string;
  readonly period: string;
  readonly fields: Pick<RequestFields, 'type' | 'reason' | 'date' | 'text' | 'checklist'>;
  readonly savedAt: number;
}

interface Row extends Omit<RequestDraft, 'fields' | 'savedAt'> {
  readonly fields: string;
  readonly saved_at: number;
}

/** Of one period, or of all. */
export function requestDraftsOf(store: Store, period?: string): readonly RequestDraft[] {
  const rows = store.db
    .prepare<[], Row>(
      'SELECT id, task, unit, period, fields, saved_at FROM request_draft ORDER BY saved_at, id',
    )
    .all();
  return rows
    .filter((row) => period === undefined || row.period === period)
    .map(({ saved_at: savedAt, ...row }) => ({ ...row, fields: JSON.parse(row.fields), savedAt }));
}

/** In place of any other of this task and type. */
export function putRequestDraft(store: Store, draft: RequestDraft): void {
  for (const other of requestDraftsOf(store))
    if (other.task === draft.task && other.fields.type === draft.fields.type)
      dropRequestDraft(store, other.id);
  store.db
    .prepare('INSERT INTO request_draft (id, task, unit, period, fields, saved_at) VALUES (?, ?, ?, ?, ?, ?)')
    .run(draft.id, draft.task, draft.unit, draft.period, JSON.stringify(draft.fields), draft.savedAt);
}

/** Answers whether there was one. */
export const dropRequestDraft = (store: Store, id: string): boolean =>
  store.db.prepare('DELETE FROM request_draft WHERE id = ?').run(id).changes > 0;

/**
 * The state in which a request of this type is signed off: after the task's other drafts, which go out with it.
 * A task waits for one extension or one completion at a time.
 */
export const stateBeside = (
  state: TaskState,
  drafts: readonly RequestDraft[],
  type: RequestFields['type'],
): TaskState =>
  drafts
    .filter(({ fields }) => fields.type !== type)
    .reduce(
      (at, { fields }) => taskMachine.step(begunState(at), requestActions[fields.type])?.to ?? at,
      state,
    );
