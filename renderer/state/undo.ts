import type { Route } from '../routes/route.ts';
import { createState } from './create-state.ts';

/** One edit that can be taken back: what it was called, where it was made, and what reverses it and does it again. */
export interface UndoStep {
  readonly label: string;
  readonly route: Route;
  /** True when the edit was taken back. */
  readonly undo: () => Promise<boolean>;
  /** True when it was done again. */
  readonly redo: () => Promise<boolean>;
}

const KEPT = 50;

interface Steps {
  /** What stands, the newest last. */
  readonly steps: readonly UndoStep[];
  /** What was taken back, the next to be done again last. */
  readonly undone: readonly UndoStep[];
}

export const useUndo = createState<Steps>(() => ({ steps: [], undone: [] }));

/** Something new was done: what had been taken back before it is gone. */
export const rememberStep = (step: UndoStep): void =>
  useUndo.setState(({ steps }) => ({ steps: [...steps, step].slice(-KEPT), undone: [] }));

/** What arrives from elsewhere or replaces the store can't be walked back over. */
export const forgetSteps = (): void => useUndo.setState({ steps: [], undone: [] });

/** A step is on its way: a second press waits until it is known what became of the first. */
let moving = false;

async function move(
  take: (state: Steps) => UndoStep | undefined,
  act: (step: UndoStep) => Promise<boolean>,
  put: (state: Steps, step: UndoStep) => Steps,
): Promise<UndoStep | null> {
  const step = take(useUndo.getState());
  if (!step || moving) return null;
  moving = true;
  try {
    if (!(await act(step))) return null;
    useUndo.setState((state) => put(state, step));
    return step;
  } finally {
    moving = false;
  }
}

/** Takes back the newest edit; the answer is that step, or `null` where there was none or it was refused. */
export const undoNewest = (): Promise<UndoStep | null> =>
  move(
    ({ steps }) => steps.at(-1),
    (step) => step.undo(),
    ({ steps, undone }, step) => ({
      steps: steps.filter((other) => other !== step),
      undone: [...undone, step],
    }),
  );

/** Does again what was taken back last. */
export const redoNewest = (): Promise<UndoStep | null> =>
  move(
    ({ undone }) => undone.at(-1),
    (step) => step.redo(),
    ({ steps, undone }, step) => ({
      steps: [...steps, step],
      undone: undone.filter((other) => other !== step),
    }),
  );
