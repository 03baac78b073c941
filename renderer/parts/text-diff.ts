import { diffWordsWithSpace } from 'diff';

export interface DiffPiece {
  readonly text: string;
  readonly kind: 'same' | 'old' | 'new';
}

const words = new Intl.Segmenter('zh', { granularity: 'word' });

/** The words that differ between two texts, in the order in which both can be read. */
export function textDiff(old: string, now: string): readonly DiffPiece[] {
  return diffWordsWithSpace(old, now, { intlSegmenter: words }).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'new' : removed ? 'old' : 'same',
  }));
}

/** One side of the comparison: what the other side alone has is left out. */
export const sideOf = (pieces: readonly DiffPiece[], side: 'old' | 'new'): readonly DiffPiece[] =>
  pieces.filter(({ kind }) => kind === 'same' || kind === side);
