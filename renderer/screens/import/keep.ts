import { call } from '../../api/call.ts';
import { createSaver } from '../progress/saver.ts';
import { type Draft, type Step, stateToKeep } from './draft.ts';
import { useImport } from './import-store.ts';

interface Kept {
  readonly draft: Draft;
  readonly step: Step;
}

const saver = createSaver<Kept>({
  save: async (id, { draft, step }) => {
    const answer = await call('saveIntakeDraft', { id, state: stateToKeep(draft, step) }, { quiet: true });
    if (answer.ok) return answer.value.savedAt;
    // Gone from the store, by an import or by being discarded: there is nothing to keep any more.
    return answer.error.code === 'E_NO_DRAFT' ? 0 : null;
  },
  schedule: (run, ms) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  report: (id, keeping, savedAt) => {
    if (useImport.getState().draft?.preview.draft !== id) return;
    useImport.setState({ keeping, ...(savedAt && { savedAt }) });
  },
});

let keeping = false;

/** Keeps the draft in the store as it changes, from the first document on. */
export function keepDrafts(): void {
  if (keeping) return;
  keeping = true;
  useImport.subscribe(({ draft, step }, before) => {
    const id = draft?.preview.draft ?? null;
    const same = draft === before.draft && step === before.step;
    if (draft && id !== null && !same && step !== 'source' && step !== 'done') saver.put(id, { draft, step });
  });
}

/** Until everything that was done is in the store. */
export const stopKeeping = (): Promise<boolean> => saver.flush();
export const isKeeping = (): boolean => saver.isDirty();
