import type { SheetRow } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';
import { currentRow, useInternal, walk } from './internal-store.ts';

/** Passed, or returned with a reason; the step can be taken back until the draft is signed off. */
export async function reviewRow(row: SheetRow, verdict: 'pass' | 'return', text: string): Promise<boolean> {
  const { period } = useInternal.getState();
  const answer = await call('reviewInternally', { period, tasks: [row.task], verdict, text, by: null });
  if (!answer.ok) return false;
  const w = words().internal;
  const label = fill(verdict === 'pass' ? w.passed : w.returned, { number: row.number });
  await rememberStoreStep(label);
  announce(label);
  return true;
}

/** A: the draft in view is passed, and the next one comes. */
export async function passCurrent(): Promise<void> {
  const row = currentRow();
  if (row && (await reviewRow(row, 'pass', ''))) walk(1);
}
