import { type Chunk, chunksOf, type ReadSegment, readSegment, wordsOf } from './chunks.ts';
import type { NumberMark } from './numbering.ts';
import { isHeadingText, leadEnd } from './texts.ts';
import type { Item } from './tree.ts';

/** The stretches that make one task. */
export interface Draft {
  readonly mark: NumberMark | null;
  readonly category: string | null;
  readonly parts: readonly ReadSegment[];
}

/** An item with its paragraphs read: what its clauses of responsibility close, and what stands below it. */
export interface ReadItem {
  readonly mark: NumberMark | null;
  readonly parts: readonly ReadSegment[];
  readonly chunks: readonly Chunk[];
  readonly children: readonly ReadItem[];
}

export function readItem(item: Item): ReadItem {
  const children = item.children.map(readItem);
  const closing = item.mark ? children.filter(isClause) : [];
  const parts = [...item.segments.map(readSegment), ...closing.flatMap((child) => child.parts)];
  return {
    mark: item.mark,
    parts,
    chunks: chunksOf(parts),
    children: children.filter((child) => !closing.includes(child)),
  };
}

/** 3.责任单位：市教育局 is no item but the clause of the item above it. */
const isClause = ({ parts, children }: ReadItem): boolean =>
  children.length === 0 && parts.every(({ bare }) => bare);

/** How many clauses of responsibility an item itself holds. */
export const closedOf = (item: ReadItem): number => item.chunks.filter(({ closed }) => closed).length;

/** How many clauses of responsibility an item and what is below it hold. */
export const total = (item: ReadItem): number =>
  closedOf(item) + item.children.reduce((sum, child) => sum + total(child), 0);

/** A paragraph with its own clause; the heading it may begin with is its category, not its text. */
export function paragraphDraft(item: ReadItem, { parts }: Chunk, category: string | null): Draft {
  const [first] = parts;
  const withHead = first !== undefined && first === item.parts[0];
  const rest = parts.slice(1);
  if (withHead && item.mark && first.clauses.length === 0 && isHeadingText(wordsOf(first)) && rest.length > 0)
    return rest.every(({ bare }) => bare)
      ? { mark: item.mark, category, parts }
      : { mark: null, category, parts: rest };
  if (item.mark) return { mark: withHead ? item.mark : null, category, parts };
  const headings = parts.findIndex((part) => part.clauses.length > 0 || !isHeadingText(wordsOf(part)));
  const above = headings > 0 ? parts[headings - 1] : undefined;
  return above
    ? { mark: null, category: wordsOf(above), parts: parts.slice(headings) }
    : { mark: null, category, parts };
}

/** Everything an item prints, without what its chunks leave out. */
export const partsBelow = (item: ReadItem): readonly ReadSegment[] => {
  const last = item.chunks.findLastIndex(({ closed }) => closed);
  const end = item.children.length > 0 ? item.chunks.length : Math.max(1, last + 1);
  const own = item.chunks.slice(0, end).flatMap(({ parts }) => parts);
  const all = [...own, ...item.children.flatMap(partsBelow)];
  return all.sort(({ segment: a }, { segment: b }) => a.paragraph - b.paragraph || a.start - b.start);
};

/** The words of a heading: to its first 。 and without closing signs. */
export function headingOf(head: ReadSegment): string | null {
  const words = wordsOf(head);
  const lead = words.slice(0, leadEnd(words)).replace(/[。；;：:，,\s\u3000]+$/, '');
  return lead === '' ? null : lead;
}
