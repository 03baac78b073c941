import type { Action } from './action.ts';
import { parseShortcut } from './keys.ts';

export interface Collision {
  readonly key: string;
  readonly actions: readonly [string, string];
}

/** Pairs of actions that would answer the same key on the same screen. */
export function findCollisions(actions: readonly Action[]): readonly Collision[] {
  const bound = actions.flatMap((action) =>
    (action.keys ?? []).map((key) => ({ key: canonical(key), action })),
  );
  return bound.flatMap(({ key, action }, index) =>
    bound
      .slice(index + 1)
      .filter((other) => other.key === key && overlap(action, other.action))
      .map((other): Collision => ({ key, actions: [action.id, other.action.id] })),
  );
}

/** Ids that were given twice. */
export const findDuplicates = (actions: readonly Action[]): readonly string[] =>
  actions.map(({ id }) => id).filter((id, index, all) => all.indexOf(id) !== index);

const overlap = (a: Action, b: Action): boolean =>
  a.screen === undefined || b.screen === undefined || a.screen === b.screen;

const canonical = (key: string): string => JSON.stringify(parseShortcut(key));
