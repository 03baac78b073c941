import { call } from '../api/call.ts';
import { useRoute } from '../routes/router.ts';
import { rememberStep } from './undo.ts';

/** Remembers what the store has just written as one step; it is the store that takes it back and does it again. */
export async function rememberStoreStep(label: string): Promise<void> {
  const route = useRoute.getState();
  const steps = await call('listSteps', {}, { quiet: true });
  const newest = steps.ok ? steps.value.find(({ undone }) => !undone) : undefined;
  if (!newest) return;
  const { id } = newest;
  rememberStep({
    label,
    route,
    undo: async () => (await call('undoStep', { id })).ok,
    redo: async () => (await call('redoStep', { id })).ok,
  });
}
