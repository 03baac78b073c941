import { type MarkKind, markAt, type NumberMark, rank, wholeNumberAt } from './numbering.ts';

/** A stretch of one paragraph: from one number to the next, or the whole paragraph. */
export interface Segment {
  /** Which paragraph of the run. */
  readonly paragraph: number;
  /** Where in the paragraph it stands; blanks at both ends are left out. */
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly mark: NumberMark | null;
  /** Whether it begins inside the paragraph. */
  readonly inside: boolean;
}

/** Anything that could be a number in the midst of a line; `markAt` decides. */
const candidate =
  /[（(〔][〇零一二三四五六七八九十百]{1,4}[）)〕]|[㈠-㈩①-⑳⑴-⒛]|[（(]?[0-9０-９]{1,2}[）).．﹒、]|[〇零一二三四五六七八九十百]{1,3}、/g;

/** A heading that runs straight into its first sub-item is at most this long. */
const headingLength = 45;

/**
 * Cuts paragraphs where a number begins: at their start, and inside where the number carries on its row (1. … 2. …) behind
 * the end of a sentence or of a heading. A whole document on one line comes apart in this way.
 */
export function segmentsOf(paragraphs: readonly string[]): readonly Segment[] {
  const row = new Map<MarkKind, number>();
  const enter = ({ kind, value }: NumberMark) => row.set(kind, value);
  return paragraphs.flatMap((text, paragraph) => {
    const from = text.length - text.trimStart().length;
    const first = startMark(text.slice(from, from + 40), row);
    if (first) enter(first);
    const starts = [{ at: from, mark: first }];
    for (const found of insideMarks(text, from, first)) {
      const open = starts.at(-1);
      if (!open || !fits(text, open, found, row)) continue;
      enter(found.mark);
      starts.push(found);
    }
    return starts.map(({ at, mark }, nth): Segment => {
      const printed = text.slice(at, starts[nth + 1]?.at ?? text.length).trimEnd();
      return { paragraph, start: at, end: at + printed.length, text: printed, mark, inside: nth > 0 };
    });
  });
}

/** A star before a number is part of it. In a row of 9. 10. the line 11.121人才项目 is number 11; in a row of 2.1 2.2 the line 2.3 is no number 2. */
function startMark(printed: string, row: ReadonlyMap<MarkKind, number>): NumberMark | null {
  const star = /^[★☆●○■□◆◇▲△※•·]{1,3}\s?/.exec(printed)?.[0].length ?? 0;
  if (star > 0) {
    const behind = startMark(printed.slice(star), row);
    return behind && { ...behind, length: behind.length + star };
  }
  const mark = markAt(printed);
  const whole = mark?.kind === 'decimal' ? wholeNumberAt(printed) : null;
  return whole && mark?.value !== 1 && whole.value === (row.get('digit') ?? Number.NaN) + 1 ? whole : mark;
}

interface FoundMark {
  readonly at: number;
  readonly mark: NumberMark;
  /** Whether a later number of this paragraph goes on from it. */
  readonly goesOn: boolean;
}

function insideMarks(text: string, from: number, first: NumberMark | null): readonly FoundMark[] {
  const found: { at: number; mark: NumberMark }[] = [];
  const begin = from + (first?.length ?? 1);
  for (const { index } of text.matchAll(candidate)) {
    if (index < begin) continue;
    const mark = markAt(text.slice(index, index + 40));
    if (mark) found.push({ at: index, mark });
  }
  const seen = new Set<string>();
  return found
    .toReversed()
    .map(({ at, mark }) => {
      const goesOn = seen.has(`${mark.kind} ${mark.value + 1}`);
      seen.add(`${mark.kind} ${mark.value}`);
      return { at, mark, goesOn };
    })
    .toReversed();
}

const closesSentence = /[。；;：:！!？?”"」』）)〕】》\s\u3000]/;

function fits(
  text: string,
  open: { readonly at: number; readonly mark: NumberMark | null },
  { at, mark, goesOn }: FoundMark,
  row: ReadonlyMap<MarkKind, number>,
): boolean {
  const before = text[at - 1] ?? '';
  const step = mark.value - (row.get(mark.kind) ?? Number.NaN);
  const slips = (step === 0 || step === 2) && /[。）)〕]/.test(before);
  if (step !== 1 && !slips && !(mark.value === 1 && goesOn)) return false;
  if (closesSentence.test(before)) return true;
  if (!open.mark || rank[open.mark.kind] >= rank[mark.kind] || mark.value !== 1) return false;
  const heading = text.slice(open.at + open.mark.length, at);
  return heading.length <= headingLength && !/[。；;，]/.test(heading);
}
