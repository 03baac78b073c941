import type { Value } from '../../../shared/contract.ts';

/** A unit card that was looked at and not yet enrolled. */
export interface CardFile {
  readonly path: string;
  readonly seen: Value<'trustCard'>;
  /** Told once the person has decided. */
  readonly answer: (enrolled: boolean) => void;
}

/** How a card of a unit that has a key already is meant. */
export type CardMeaning = 'first' | 'second' | 'replaced' | 'lost' | 'again' | 'renewed';

/** What the person may mean by it, the likeliest first. */
export function meaningsOf({ otherKeys, calledBack, descent }: CardFile['seen']): readonly CardMeaning[] {
  if (calledBack) return ['again'];
  if (descent === 'renewed') return ['renewed'];
  if (descent === 'saidLost') return ['lost', 'replaced', 'second'];
  return otherKeys > 0 ? ['replaced', 'lost', 'second'] : ['first'];
}

/** As the contract has it. */
export const trustArgs = (path: string, meaning: CardMeaning) => ({
  path,
  anotherKey: true,
  ...((meaning === 'replaced' || meaning === 'lost') && { replaces: meaning }),
  ...(meaning === 'again' && { again: true }),
});
