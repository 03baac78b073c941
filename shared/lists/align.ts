import type { ColumnMeaning, HeaderWord } from './header-words.ts';
import { shareOfBodies } from './units.ts';

type Meaning = ColumnMeaning | HeaderWord;

const isNumber = (text: string): boolean => /^[（(]?\d{1,4}[)）]?[.、．]?$/.test(text);
const isNothing = (text: string): boolean => /^([-—–/\\]+|无|略)$/.test(text);
const isDate = (text: string): boolean =>
  text.length <= 30 &&
  /^(20\d\d|\d{1,2}月|[一二三四1-4]季度|第[一二三四1-4]季度|上半年|下半年|年底|年内|全年|每[年季月周]|持续|长期|常态|立即|立行|自20\d\d)/.test(
    text,
  );

/** How well a text fits under a heading. */
function fitOf(text: string, meaning: Meaning): number {
  if (text === '') return 0;
  if (meaning === 'seq') return isNumber(text) ? 3 : -4;
  if (isNumber(text)) return -1;
  if (meaning === 'deadline') return isDate(text) ? 3 : isNothing(text) ? 0.5 : -3;
  const bodies = text.length > 400 ? 0 : shareOfBodies(text);
  if (meaning === 'units' || meaning === 'lead' || meaning === 'cooperate')
    return bodies >= 0.6 ? 3 : isNothing(text) ? 1 : -3;
  const words = isDate(text) || (bodies === 1 && text.length < 60) ? -1 : 1;
  if (meaning === 'category') return words - (text.length > 30 ? 1.5 : 0);
  if (meaning === 'other') return text.length > 60 ? -1 : text.length <= 4 ? 0.6 : 0;
  if (meaning === 'detail') return words + (/\d/.test(text) ? 0.4 : -0.2) - (text.length <= 3 ? 0.8 : 0);
  return words + Math.min(0.5, text.length / 100);
}

/** What a row loses where a column stays empty: a merged group or a missing helper costs little, a missing task much. */
const lost: Readonly<Partial<Record<Meaning, number>>> = {
  title: 4,
  task: 1.5,
  detail: 0.6,
  units: 2,
  lead: 2,
  cooperate: 0.8,
  seq: 1,
  deadline: 0.5,
};

/**
 * Puts the texts of a row under its columns, in order, where some cells were left out in print. With `paragraphs` several
 * texts may be the paragraphs of one cell. Gives the column of every text.
 */
export function alignTexts(
  texts: readonly string[],
  meanings: readonly Meaning[],
  paragraphs: boolean,
): readonly number[] {
  const width = meanings.length;
  const worst = Number.NEGATIVE_INFINITY;
  /** best[text][column]: the best score of all texts up to this one, this one under this column. */
  const best: number[][] = [];
  const from: number[][] = [];
  const empty = [0];
  for (const meaning of meanings) empty.push((empty.at(-1) ?? 0) + (lost[meaning] ?? 0.2));
  const skipped = (a: number, b: number) => (empty[b] ?? 0) - (empty[a] ?? 0);

  for (const [at, text] of texts.entries()) {
    const scores: number[] = [];
    const origins: number[] = [];
    for (const [column, meaning] of meanings.entries()) {
      const here = fitOf(text.trim(), meaning);
      let score = at === 0 ? -skipped(0, column) : worst;
      let origin = -1;
      for (let before = 0; at > 0 && before <= column; before++) {
        if (before === column && !paragraphs) continue;
        const again = before === column ? (meaning === 'detail' ? -0.4 : -0.5) : -skipped(before + 1, column);
        const total = (best[at - 1]?.[before] ?? worst) + again;
        if (total > score) {
          score = total;
          origin = before;
        }
      }
      scores.push(score + here);
      origins.push(origin);
    }
    best.push(scores);
    from.push(origins);
  }
  const last = texts.length - 1;
  let column = 0;
  for (let each = 0; each < width; each++) {
    const ends = (at: number) => (best[last]?.[at] ?? worst) - skipped(at + 1, width);
    if (ends(each) > ends(column)) column = each;
  }
  const columns: number[] = [];
  for (let at = last; at >= 0; at--) {
    columns.unshift(column);
    column = from[at]?.[column] ?? 0;
  }
  return columns;
}
