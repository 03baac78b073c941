import type { fail } from '../../../shared/result.ts';
import { phaseOf } from '../../../shared/rules/cycle/decisions.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { refuseClosed } from '../year/closing.ts';
import { impossible } from './target.ts';

/**
 * Why no version of a report that is signed off today would be taken anywhere, whoever writes it; null while one would.
 * Refusals: E_LIST_CLOSED, E_TRANSITION after the end of the task.
 */
export function noMoreReports(
  store: Store,
  task: StoredRecord<'task'>,
  period: string,
): ReturnType<typeof fail> | null {
  const closed = refuseClosed(store, task, period);
  if (closed) return closed;
  const decisions = store.records.children('decision', task.id);
  const phase = phaseOf(decisions.map(({ id, fields }) => ({ ...fields, id })));
  return phase === 'inProgress' ? null : impossible(task, phase, 'report');
}
