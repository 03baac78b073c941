import type { Args } from '../../../../shared/contract.ts';
import type { LedgerRow } from '../../../../shared/model/views.ts';
import { call } from '../../../api/call.ts';
import { announceWritten } from '../../../pick/on-stick.ts';
import { pickSaveFile } from '../../../pick/pick.ts';
import { safeFileName } from '../../../pick/request.ts';
import { writeFile } from '../../../pick/write-file.ts';
import { announce } from '../../../state/announcements.ts';
import { rememberStoreStep } from '../../../state/store-steps.ts';
import { fill, words } from '../../../words/words.ts';

/** Records a 批示; the step can be taken back. */
export async function instruct(given: Args<'instruct'>): Promise<boolean> {
  const answer = await call('instruct', given);
  if (!answer.ok) return false;
  const w = words().instructions;
  const { new: isNew, inside } = answer.value;
  const done = isNew ? w.recordedTask : inside ? w.recordedInside : w.recorded;
  await rememberStoreStep(done);
  announce(done);
  return true;
}

/** What was done about a 校内批示; the step can be taken back. */
export async function answerInside(given: Args<'answerInstruction'>): Promise<boolean> {
  const answer = await call('answerInstruction', given);
  if (!answer.ok) return false;
  const done = words().instructions.answered;
  await rememberStoreStep(done);
  announce(done);
  return true;
}

/** R18 of one task, written where the person says. */
export async function saveCard(row: Pick<LedgerRow, 'id' | 'number' | 'title'>): Promise<void> {
  const w = words().instructions;
  const name = `${w.card}-${row.number}-${row.title.slice(0, 20)}`;
  const path = await pickSaveFile('report', `${safeFileName(name)}.docx`);
  if (path === null) return;
  const answer = await writeFile('writeReport', {
    kind: 'card',
    ledger: null,
    period: null,
    task: row.id,
    path,
  });
  if (answer.ok) await announceWritten(fill(w.saved, { path: answer.value.path }), answer.value.path);
}
