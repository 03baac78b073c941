import type { Value } from '../../../shared/contract.ts';
import type { DescribedError } from '../../../shared/errors.ts';
import { createState } from '../../state/create-state.ts';
import { useUndo } from '../../state/undo.ts';
import type { SaveState } from '../progress/saver.ts';
import type { Draft, Step } from './draft.ts';
import type { Position } from './review.ts';

/** The import as the window holds it. What changes it stands beside, one file for each step. */
interface ImportState {
  readonly step: Step;
  readonly draft: Draft | null;
  readonly filter: 'open' | 'all' | 'edited';
  readonly error: DescribedError | null;
  readonly busy: boolean;
  readonly result: Value<'importList'> | null;
  /** Whether all that was done is in the store. */
  readonly keeping: SaveState;
  /** When the draft was last kept, UTC milliseconds; null before. */
  readonly savedAt: number | null;
}

const start: ImportState = {
  step: 'source',
  draft: null,
  filter: 'all',
  error: null,
  busy: false,
  result: null,
  keeping: 'saved',
  savedAt: null,
};

export const useImport = createState<ImportState>(() => start);

const { getState: get, setState: set } = useImport;

export const showStep = (step: Step): void => set({ step, error: null });
export const showFilter = (filter: ImportState['filter']): void => set({ filter });

export const changeDraft = (change: Partial<Draft>): void =>
  set(({ draft }) => ({ draft: draft && { ...draft, ...change } }));

export const moveTo = (at: Position): void => changeDraft({ at, question: null, editing: false });
export const startEdit = (at: Position): void => changeDraft({ at, question: null, editing: true });
export const stopEdit = (): void => changeDraft({ editing: false });

/** The draft while a step of it is worked on. */
export const draftAt = (step: Step): Draft | null => {
  const state = get();
  return state.step === step && !state.busy ? state.draft : null;
};

/** Back to the first step; what was kept stays in the store. */
export function leaveDraft(): void {
  forgetImportSteps();
  set(start);
}

/** Steps of a document that is no longer here can't be walked back. */
export const forgetImportSteps = (): void =>
  useUndo.setState(({ steps: known }) => ({ steps: known.filter(({ route }) => route.screen !== 'import') }));
