import { expect, test } from 'vitest';
import { createState, followStates } from './create-state.ts';

test('whoever follows is told of every change of every store, and no more once it has left', () => {
  const [one, other] = [createState(() => ({ n: 0 })), createState(() => ({ text: '' }))];
  const seen: string[] = [];
  const leave = followStates(() => seen.push(`${one.getState().n}${other.getState().text}`));
  one.setState({ n: 1 });
  other.setState({ text: '甲' });
  leave();
  one.setState({ n: 2 });
  expect(seen).toEqual(['1', '1甲']);
});
