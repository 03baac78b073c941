/** A stretch of a text between stops, and what lies before it in the same sentence. */
export interface Clause {
  readonly start: number;
  /** As printed. */
  readonly text: string;
  /** The same, folded (`fold`): half-width digits, one dash. */
  readonly folded: string;
  /** The clause before, in the same sentence; empty at its beginning. */
  readonly previous: string;
  /** How the clause behind it in the same sentence begins; empty at its end. */
  readonly next: string;
}

/** Characters of `next`. */
const ahead = 12;

/** Longer stretches without a stop are cut, so that no rule ever looks at more than this. */
const longest = 400;

/** Clauses in order. `folded` is `fold(text)`, character by character the same length. */
export function clausesOf(text: string, folded: string): readonly Clause[] {
  const clauses: Clause[] = [];
  let previous = '';
  let start = 0;
  for (const stop of [...folded.matchAll(/[，。；;！？!?\n]|,(?!\d{3})/g), null]) {
    const end = stop?.index ?? text.length;
    for (let from = start; from < end || from === start; from += longest) {
      const to = Math.min(end, from + longest);
      const next = stop && /[，,]/.test(stop[0]) && to === end ? text.slice(end + 1, end + 1 + ahead) : '';
      clauses.push({
        start: from,
        text: text.slice(from, to),
        folded: folded.slice(from, to),
        previous,
        next,
      });
      if (to === end) break;
    }
    previous = stop && /[，,；;]/.test(stop[0]) ? text.slice(Math.max(start, end - longest), end) : '';
    start = end + 1;
  }
  return clauses;
}

/** How long words in quotation marks may be to count as a name: “十百千”工程, 《…（2020—2025年）》. */
const longestName = 60;

/** Marks that open and close a name; web pages leave the straight ones and undecoded entities. */
const marks = [
  ['“', '”'],
  ['‘', '’'],
  ['《', '》'],
  ['「', '」'],
  ['&quot;', '&quot;'],
  ['"', '"'],
] as const;
const anyName = new RegExp(
  marks.map(([opening, closing]) => `${opening}[^“”《》「」"\\n]{1,${longestName}}?${closing}`).join('|'),
  'g',
);

/** A test for a character being inside quotation marks or a title's marks: names, whose numbers count nothing. */
export function namesIn(text: string): (at: number) => boolean {
  const names = [...text.matchAll(anyName)].map((name) => [name.index, name.index + name[0].length] as const);
  let next = 0;
  return (at) => {
    while (next < names.length && (names[next]?.[1] ?? 0) <= at) next++;
    const [start, end] = names[next] ?? [at + 1, at];
    return start <= at && at < end;
  };
}
