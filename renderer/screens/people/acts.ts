import type { Args } from '../../../shared/contract.ts';
import { announceWritten } from '../../pick/on-stick.ts';
import { pickSaveFile } from '../../pick/pick.ts';
import { safeFileName } from '../../pick/request.ts';
import { writeFile } from '../../pick/write-file.ts';
import { fill, words } from '../../words/words.ts';

/** 交接清单, written where the person says; it needs no hand-over to be recorded. */
export async function writeSheet(handover: NonNullable<Args<'writeReport'>['handover']>): Promise<void> {
  const w = words().people;
  const { from, to } = handover;
  const path = await pickSaveFile('report', `${safeFileName(fill(w.sheetName, { from, to }))}.docx`);
  if (path === null) return;
  const answer = await writeFile('writeReport', {
    kind: 'handover',
    ledger: null,
    period: null,
    handover,
    path,
  });
  if (answer.ok) await announceWritten(fill(w.written, { path: answer.value.path }), answer.value.path);
}
