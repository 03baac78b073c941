import { cellText, type GridRow } from './grid.ts';
import { type ColumnMeaning, type HeaderWord, namesTask } from './header-words.ts';

/**
 * Gives every ambiguous wording its meaning, from the other columns and from which of them are merged over several rows:
 * a merged column groups the tasks, the first one that is not merged holds them, what stands beside it is their detail.
 */
export function settle(
  columns: readonly string[],
  words: readonly HeaderWord[],
  body: readonly GridRow[],
): readonly ColumnMeaning[] {
  const meanings = words.map((word): ColumnMeaning => (word === 'task' ? 'other' : word));
  const at = (wanted: HeaderWord) => words.flatMap((word, nth) => (word === wanted ? [nth] : []));
  const texts = words.flatMap((word, nth) => (word === 'task' || word === 'detail' ? [nth] : []));
  const categories = at('category');
  const merged = (nth: number) => isMerged(body, nth, columns.length);

  const whole = (nth: number) => !merged(nth) && isFilled(body, nth);
  const title = titleColumn(columns, texts, at('task'), categories, { merged, whole });
  if (title === null) {
    const last = categories.at(-1);
    if (last !== undefined) meanings[last] = 'title';
    return oneOfEach(meanings);
  }
  for (const nth of texts) {
    const groups = nth < title && (merged(nth) || categories.length === 0);
    meanings[nth] = nth === title ? 'title' : groups ? 'category' : 'detail';
  }
  return oneOfEach(meanings);
}

function titleColumn(
  columns: readonly string[],
  texts: readonly number[],
  tasks: readonly number[],
  categories: readonly number[],
  is: Readonly<Record<'merged' | 'whole', (nth: number) => boolean>>,
): number | null {
  const [first, second] = tasks;
  if (first === undefined) return texts[0] ?? null;
  const behind = texts.filter((nth) => nth > first);
  if (is.merged(first)) return behind.find(is.whole) ?? second ?? first;
  const named =
    second !== undefined &&
    categories.length === 0 &&
    behind.length > 1 &&
    namesTask(columns[second] ?? '') &&
    !namesTask(columns[first] ?? '');
  return named ? second : first;
}

/** The nearest group only, and one running number; more columns of the kind are kept in the original. */
function oneOfEach(meanings: readonly ColumnMeaning[]): readonly ColumnMeaning[] {
  const group = meanings.lastIndexOf('category');
  return meanings.map((meaning, nth) => {
    if (meaning === 'category' && nth !== group) return 'other';
    return (meaning === 'seq' || meaning === 'deadline') && meanings.indexOf(meaning) !== nth
      ? 'other'
      : meaning;
  });
}

/** Below this share of blank cells a column is one with gaps, not one that groups. */
const grouping = 0.15;

/** Whether cells of a column are left out because one above holds for them too, or are printed again row by row. */
function isMerged(body: readonly GridRow[], nth: number, width: number): boolean {
  const full = body.filter((row) => row.length === width);
  const textAt = (row: GridRow | undefined) => cellText(row?.[nth]).trim();
  const blank = full.filter(
    (row) => textAt(row) === '' && row.filter((cell) => cellText(cell).trim() !== '').length > 1,
  ).length;
  if (blank > 0) return blank < full.length && blank >= full.length * grouping;
  const again = full.filter((row, at) => at > 0 && textAt(row) === textAt(full[at - 1])).length;
  return full.length > 3 && again * 3 >= full.length;
}

const isFilled = (body: readonly GridRow[], nth: number): boolean =>
  body.some((row) => cellText(row[nth]).trim() !== '');
