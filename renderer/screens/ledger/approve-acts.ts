import type { LedgerRow, LedgerView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';

/** 立项审定; the step can be taken back. */
export async function approveRows(tasks: readonly LedgerRow[], by: string, date: string): Promise<boolean> {
  const answer = await call('decideTasks', {
    tasks: tasks.map(({ id }) => id),
    verdict: 'approve',
    text: '',
    year: null,
    approvedBy: by,
    date,
  });
  if (!answer.ok) return false;
  const done = fill(words().approval.done, { count: answer.value.decided, by });
  await rememberStoreStep(done);
  announce(done);
  return true;
}

/** 审定后方可下发, on or off; the step can be taken back. */
export async function saveGate(ledger: LedgerView, on: boolean): Promise<void> {
  const answer = await call('saveApprovalGate', { ledger: ledger.id, on });
  if (!answer.ok) return;
  const w = words().approval;
  const done = on ? w.gateOn : w.gateOff;
  await rememberStoreStep(done);
  announce(done);
}
