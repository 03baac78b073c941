import { type Clause, clausesOf } from './clauses.ts';
import type { Segment } from './segments.ts';
import { isBox, isHeadingText, isSignOff } from './texts.ts';

/** A stretch with its clauses; positions of clauses are those in its own text. */
export interface ReadSegment {
  readonly segment: Segment;
  readonly clauses: readonly Clause[];
  /** Where the words behind the number begin. */
  readonly from: number;
  /** Whether nothing stands beside the number and the clauses. */
  readonly bare: boolean;
}

export function readSegment(segment: Segment): ReadSegment {
  const from = segment.mark?.length ?? 0;
  const clauses = clausesOf(segment.text.slice(from)).map((clause): Clause => shifted(clause, from));
  let rest = '';
  let at = from;
  for (const { start, end } of clauses) {
    rest += segment.text.slice(at, start);
    at = end;
  }
  rest += segment.text.slice(at);
  return { segment, clauses, from, bare: clauses.length > 0 && /^[\s\u3000。；;，,、]*$/.test(rest) };
}

const shifted = (clause: Clause, by: number): Clause => ({
  ...clause,
  start: clause.start + by,
  end: clause.end + by,
  units: clause.units && { ...clause.units, start: clause.units.start + by },
  deadline: clause.deadline && { ...clause.deadline, start: clause.deadline.start + by },
});

/** Paragraphs that belong to one clause of responsibility, or that none closes. */
export interface Chunk {
  readonly parts: readonly ReadSegment[];
  /** Whether it says who is responsible. */
  readonly closed: boolean;
}

const namesUnits = ({ clauses }: ReadSegment): boolean => clauses.some(({ units }) => units !== null);

/** Own words of a stretch: without number and clauses. */
export function wordsOf({ segment, from, clauses }: ReadSegment): string {
  let words = '';
  let at = from;
  for (const { start, end } of clauses) {
    words += segment.text.slice(at, start);
    at = end;
  }
  return (words + segment.text.slice(at)).trim();
}

/**
 * Groups an item's own stretches by the clause that closes them. Text behind the clause belongs to no task (a box, a
 * signature), unless the clause stands in the heading and the text is what the heading speaks of.
 */
export function chunksOf(parts: readonly ReadSegment[]): readonly Chunk[] {
  const chunks: { parts: ReadSegment[]; closed: boolean; atHeading: boolean }[] = [];
  let inBox = false;
  for (const part of parts) {
    const last = chunks.at(-1);
    if (part.bare) {
      if (!last) continue;
      last.parts.push(part);
      last.closed ||= namesUnits(part);
      continue;
    }
    inBox ||= isBox(part.segment.text);
    if (inBox || (part.segment.mark === null && isSignOff(part.segment.text))) continue;
    const closes = namesUnits(part);
    if (last && (!last.closed || (last.atHeading && !closes))) {
      last.parts.push(part);
      last.closed ||= closes;
    } else {
      const atHeading = closes && isHeadingText(wordsOf(part));
      chunks.push({ parts: [part], closed: closes, atHeading });
    }
  }
  return chunks;
}
