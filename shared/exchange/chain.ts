import type { BundleKind } from './descriptor.ts';
import type { Finding } from './findings.ts';

/** A bundle's place: its number among the bundles to one receiver, its hash, and the one it says it follows. */
export interface Link {
  readonly replica: string;
  readonly number: number;
  /** Of the whole file. */
  readonly sha256: string;
  readonly previous: { readonly number: number; readonly sha256: string } | null;
}

/**
 * What the chain says when a bundle arrives. `arrived` is what came from the same unit before, in any order, undone
 * receives included. Order is asked within one replica only: two PCs of one unit number for themselves.
 */
export function chainFindings(arrived: readonly Link[], incoming: Link, bundle: BundleKind): Finding[] {
  const { number, replica } = incoming;
  const own = arrived.filter((link) => link.replica === replica);
  const findings: Finding[] = [];
  const forked = own.find((link) => differs(link, incoming));
  if (forked) findings.push({ kind: 'fork', number: forkedAt(forked, incoming), bundle });
  const newest = highest(own);
  if (newest > number) findings.push({ kind: 'older', number, newest, bundle });
  const before = own.length > 0 ? own : arrived;
  const ranges = missing(before, highest(before), number);
  if (ranges.length > 0) findings.push({ kind: 'gap', ranges, number, bundle });
  return findings;
}

const highest = (links: readonly Link[]): number =>
  links.reduce((max, { number }) => Math.max(max, number), 0);

/** One number with two contents, or one that goes on from another content than the one here. */
const differs = (a: Link, b: Link): boolean =>
  contradicts(a, b) ||
  contradicts(follows(a), b) ||
  contradicts(a, follows(b)) ||
  contradicts(follows(a), follows(b));

type Point = Pick<Link, 'number' | 'sha256'>;
const follows = (link: Link): Point | null => link.previous;
const contradicts = (a: Point | null, b: Point | null): boolean =>
  a !== null && b !== null && a.number === b.number && a.sha256 !== b.sha256;

/** The lowest number that has two contents. */
function forkedAt(a: Link, b: Link): number {
  const points = [
    [a, b],
    [follows(a), b],
    [a, follows(b)],
    [follows(a), follows(b)],
  ] as const;
  return Math.min(...points.flatMap(([x, y]) => (x && y && contradicts(x, y) ? [x.number] : [])));
}

/** Numbers after the newest that arrived and before this one. */
function missing(
  links: readonly Link[],
  newest: number,
  number: number,
): readonly (readonly [from: number, to: number])[] {
  const here = new Set(links.map((link) => link.number));
  const from = newest + 1;
  return from < number && !here.has(number) ? [[from, number - 1]] : [];
}
