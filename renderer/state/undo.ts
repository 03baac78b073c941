import { create } from 'zustand';
import type { Route } from '../routes/route.ts';

/** One edit that can be taken back: what it was called, where it was made, and the operation that reverses it. */
export interface UndoStep {
  readonly label: string;
  readonly route: Route;
  /** True when the edit was taken back. */
  readonly undo: () => Promise<boolean>;
}

const KEPT = 50;

export const useUndo = create<{ readonly steps: readonly UndoStep[] }>()(() => ({ steps: [] }));

export const rememberStep = (step: UndoStep): void =>
  useUndo.setState(({ steps }) => ({ steps: [...steps, step].slice(-KEPT) }));

/** What arrives from elsewhere or replaces the store can't be walked back over. */
export const forgetSteps = (): void => useUndo.setState({ steps: [] });

/** Takes back the newest edit; the answer is that step, or `null` where there was none or it was refused. */
export async function undoNewest(): Promise<UndoStep | null> {
  const step = useUndo.getState().steps.at(-1);
  if (!step || !(await step.undo())) return null;
  useUndo.setState(({ steps }) => ({ steps: steps.filter((other) => other !== step) }));
  return step;
}
