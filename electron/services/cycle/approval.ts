import { fail, ok, type Result } from '../../../shared/result.ts';
import { type Approval, approvalOf } from '../../../shared/rules/cycle/approval.ts';
import { phaseOf } from '../../../shared/rules/cycle/decisions.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { rowAbove } from '../parts/relatives.ts';
import { nameOfTask } from './target.ts';

type Decisions = readonly StoredRecord<'decision'>[];

const taken = (decisions: Decisions) => decisions.map(({ id, fields }) => ({ ...fields, id }));

export const approvalIn = (decisions: Decisions): Approval | null => approvalOf(taken(decisions));

const NAMED = 5;

/**
 * Refuses an issue that would carry what has to be approved first: any row of a list with the gate on, except what is
 * cancelled. A part goes by its row. Refusal: E_NOT_APPROVED with the first of them by name.
 */
export function refuseUnapproved(store: Store, issued: Iterable<string>): Result<void> {
  const gated = new Set(
    store.records.all('taskList').flatMap(({ id, fields }) => (fields.needsApproval ? [id] : [])),
  );
  if (gated.size === 0) return ok(undefined);
  const missing: StoredRecord<'task'>[] = [];
  for (const id of new Set(issued)) {
    const task = store.records.get('task', id);
    if (!task || !gated.has(task.parent ?? '')) continue;
    const decisions = store.records.children('decision', task.id);
    if (phaseOf(taken(decisions)) === 'cancelled') continue;
    const row = rowAbove(store, task);
    const approved = approvalIn(decisions) ?? (row && approvalIn(store.records.children('decision', row.id)));
    if (!approved) missing.push(task);
  }
  if (missing.length === 0) return ok(undefined);
  const names = missing.slice(0, NAMED).map((task) => `“${nameOfTask(task)}”`);
  return fail('E_NOT_APPROVED', {
    count: missing.length,
    tasks: { zh: names.join('、'), en: names.join(', ') },
  });
}
