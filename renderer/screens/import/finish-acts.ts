import { call } from '../../api/call.ts';
import { announce } from '../../state/announcements.ts';
import { fill, words } from '../../words/words.ts';
import { decisionsToSend, undecided } from './decisions.ts';
import { type Draft, stepsOf } from './draft.ts';
import { forgetImportSteps, showStep, useImport } from './import-store.ts';
import { stopKeeping } from './keep.ts';
import { editsToSend } from './review.ts';

const { getState: get, setState: set } = useImport;

/** What keeps the document from going on from where it is; null where nothing does. */
export function obstacleOf(draft: Draft): 'noTasks' | 'undecided' | null {
  if (draft.preview.list.tasks.length === 0) return 'noTasks';
  return get().step !== 'columns' && undecided(draft.preview.known, draft.decisions).length > 0
    ? 'undecided'
    : null;
}

export async function goForward(): Promise<void> {
  const { step, draft } = get();
  if (!draft) return;
  if (step === 'finish') return importNow(draft);
  const steps = stepsOf(draft);
  const next = steps[steps.indexOf(step) + 1];
  if (next) showStep(next);
}

export function goBack(): void {
  const { step, draft } = get();
  const steps = stepsOf(draft);
  const before = steps[steps.indexOf(step) - 1];
  if (before) showStep(before);
}

async function importNow(draft: Draft): Promise<void> {
  set({ busy: true, error: null });
  await stopKeeping();
  const { list } = draft.preview;
  const answer = await call(
    'importList',
    {
      ...draft.source,
      choice: draft.choice,
      target: draft.target,
      edits: editsToSend(list.tasks, draft.review),
      names: [...draft.review.names],
      decisions: decisionsToSend(draft.decisions),
    },
    { quiet: true },
  );
  if (!answer.ok) {
    set({ busy: false, ...(answer.error.code !== 'E_CANCELLED' && { error: answer.error }) });
    return;
  }
  forgetImportSteps();
  set({ busy: false, step: 'done', draft: null, result: answer.value });
  announce(fill(words().importList.announceDone, { ...answer.value.counts }));
}
