import { fail, ok } from '../../../shared/result.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { findStep, listSteps } from './step-store.ts';
import { redoStep, undoStep } from './undo-step.ts';

/** Ctrl+Z and Ctrl+Y for what has been written to the store. */
export function createStepOperations(
  env: Environment,
): Pick<Operations, 'listSteps' | 'undoStep' | 'redoStep'> {
  return {
    listSteps: () =>
      withStore(env, (store) =>
        ok(
          listSteps(store).map(({ id, at, operation, undone }) => ({
            id,
            at,
            operation,
            undone: undone !== null,
          })),
        ),
      ),
    undoStep: ({ id }) =>
      withStore(env, (store) => {
        const step = findStep(store, id, false);
        if (!step) return fail('E_NO_STEP');
        const done = undoStep(store, step);
        return done.ok ? ok({ id: step.id, operation: step.operation }) : done;
      }),
    redoStep: ({ id }) =>
      withStore(env, (store) => {
        const step = findStep(store, id, true);
        if (!step) return fail('E_NOTHING_TO_REDO');
        const done = redoStep(store, step);
        return done.ok ? ok({ id: step.id, operation: step.operation }) : done;
      }),
  };
}
