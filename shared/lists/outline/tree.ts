import { type NumberMark, rank } from './numbering.ts';
import type { Segment } from './segments.ts';

/** A numbered item with what stands below it. The root is the document itself and has no number. */
export interface Item {
  readonly mark: NumberMark | null;
  /** Its own stretches, the one with its number first, then paragraphs without a number. */
  readonly segments: readonly Segment[];
  readonly children: readonly Item[];
}

interface OpenItem extends Item {
  readonly segments: Segment[];
  readonly children: OpenItem[];
}

const open = (mark: NumberMark | null, segments: Segment[]): OpenItem => ({ mark, segments, children: [] });

/**
 * Puts items below one another by the kind of their numbers: a kind in use goes on where it was, a new kind opens a level
 * below the nearest one that ranks before it. The numbers' values play no part.
 */
export function treeOf(segments: readonly Segment[]): Item {
  const root = open(null, []);
  const path: OpenItem[] = [root];
  for (const segment of segments) {
    const { mark } = segment;
    if (!mark) {
      path.at(-1)?.segments.push(segment);
      continue;
    }
    const level = path.findIndex((item) => item.mark?.kind === mark.kind);
    if (level > 0) path.length = level;
    else while (path.length > 1 && rank[path.at(-1)?.mark?.kind ?? mark.kind] > rank[mark.kind]) path.pop();
    const item = open(mark, [segment]);
    path.at(-1)?.children.push(item);
    path.push(item);
  }
  return root;
}
