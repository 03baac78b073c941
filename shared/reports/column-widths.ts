import { longestLine } from './text-measure.ts';

export interface ColumnContent {
  readonly texts: readonly string[];
  readonly min: number;
  readonly max: number;
}

/**
 * Shares a page's width out so that the tallest cells of the rows stay low: the height that a column causes goes as
 * text / width, and the sum of its squares is least when widths follow the cube root of the mean squared text length.
 * Each column keeps within its bounds; the total is met unless the least widths already exceed it.
 */
export function columnWidths(columns: readonly ColumnContent[], total: number): number[] {
  const weights = columns.map(weightOf);
  const widthsAt = (scale: number): number[] =>
    columns.map(({ min, max }, index) => Math.max(min, Math.min(max, scale * (weights[index] ?? 0))));
  // The sum grows with the scale, so halving finds the scale that fills the page.
  let low = 0;
  let high = total / LEAST_WEIGHT;
  for (let step = 0; step < 60; step++) {
    const middle = (low + high) / 2;
    const sum = widthsAt(middle).reduce((all, width) => all + width, 0);
    if (sum > total) high = middle;
    else low = middle;
  }
  return widthsAt(low).map((width) => Math.floor(width * 4) / 4);
}

/** An empty column has a weight too: it takes what the full ones leave. */
const LEAST_WEIGHT = 0.01;

function weightOf(column: ColumnContent): number {
  const squares = column.texts.reduce((sum, text) => sum + longestLine(text) ** 2, 0);
  return Math.cbrt(squares / Math.max(1, column.texts.length)) + LEAST_WEIGHT;
}
