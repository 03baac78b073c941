import type { TaskDetail } from '../../../../shared/model/views.ts';
import { call } from '../../../api/call.ts';
import { announceWritten } from '../../../pick/on-stick.ts';
import { pickSaveFile } from '../../../pick/pick.ts';
import { safeFileName } from '../../../pick/request.ts';
import { writeFile } from '../../../pick/write-file.ts';
import { announce } from '../../../state/announcements.ts';
import { rememberStoreStep } from '../../../state/store-steps.ts';
import { fill, words } from '../../../words/words.ts';
import { flushDrafts } from '../../progress/draft-store.ts';

/** 分给科室: the answer is whether it was done. The step can be taken back. */
export async function delegateTask(
  { id, number }: { readonly id: string; readonly number: string },
  sections: readonly string[],
  due: string | null,
): Promise<boolean> {
  const answer = await call('delegate', { task: id, sections: [...sections], due });
  if (!answer.ok) return false;
  const done = fill(words().sections.done, { number, names: sections.join('、') });
  await rememberStoreStep(done);
  announce(done);
  return true;
}

/** What the sections reported goes into our own draft; what is being typed is saved first. */
export async function collectReports(task: string): Promise<void> {
  if (!(await flushDrafts())) return;
  const answer = await call('collectSections', { task });
  if (!answer.ok) return;
  const w = words().sections;
  const { collected, missing } = answer.value;
  const rest = missing.length === 0 ? '' : `；${fill(w.missing, { names: missing.join('、') })}`;
  await rememberStoreStep(w.collect);
  announce(fill(w.collected, { count: collected }) + rest);
}

/** 科室任务单 for the sections of a task, to be filled in by hand. */
export async function writeSlips(unit: string | null, { ledger }: Pick<TaskDetail, 'ledger'>): Promise<void> {
  const w = words().sections;
  const path = await pickSaveFile('report', `${safeFileName(`${w.slipName}-${ledger.title}`)}.docx`);
  if (path === null) return;
  const answer = await writeFile('writeReport', { kind: 'slip', ledger: null, period: null, unit, path });
  if (answer.ok) await announceWritten(fill(w.written, { path: answer.value.path }), answer.value.path);
}
