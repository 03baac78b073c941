import type { LedgerView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { askConfirm } from '../../dialogs/dialog.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';

/** The list takes reports again, after asking with its name. */
export async function reopenYear({ id, title }: LedgerView): Promise<void> {
  const w = words().year;
  const question = { title: w.reopen, body: fill(w.reopenBody, { title }), verb: w.reopen };
  if (!(await askConfirm(question))) return;
  const answer = await call('reopenYear', { ledger: id });
  if (!answer.ok) return;
  const done = fill(w.reopened, { title });
  await rememberStoreStep(done);
  announce(done);
}
