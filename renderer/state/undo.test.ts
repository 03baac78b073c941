import { beforeEach, expect, test } from 'vitest';
import { forgetSteps, redoNewest, rememberStep, undoNewest, useUndo } from './undo.ts';

beforeEach(forgetSteps);

/** A step that writes down what happens to it. */
function step(label: string, told: string[], allowed = true) {
  rememberStep({
    label,
    route: { screen: 'ledger', params: {} },
    undo: async () => told.push(`undo ${label}`) > 0 && allowed,
    redo: async () => told.push(`redo ${label}`) > 0,
  });
}

test('steps are taken back newest first, and done again in their order', async () => {
  const told: string[] = [];
  step('a', told);
  step('b', told);
  await undoNewest();
  await undoNewest();
  await redoNewest();
  await redoNewest();
  expect(told).toEqual(['undo b', 'undo a', 'redo a', 'redo b']);
  expect(useUndo.getState()).toMatchObject({ steps: [{ label: 'a' }, { label: 'b' }], undone: [] });
});

test('a new step ends what could be done again', async () => {
  const told: string[] = [];
  step('a', told);
  await undoNewest();
  step('b', told);
  expect(await redoNewest()).toBe(null);
});

test('a step that is refused stays where it was', async () => {
  const told: string[] = [];
  step('a', told, false);
  expect(await undoNewest()).toBe(null);
  expect(useUndo.getState()).toMatchObject({ steps: [{ label: 'a' }], undone: [] });
});

test('a second press while the first is on its way does nothing', async () => {
  const told: string[] = [];
  step('a', told);
  step('b', told);
  const [first, second] = await Promise.all([undoNewest(), undoNewest()]);
  expect([first?.label, second]).toEqual(['b', null]);
});
