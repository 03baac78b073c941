/** Points of one line of 10.5 pt text, with the leading that programs add for Chinese fonts. */
const LINE = 15.5;
const PADDING = 5;
const LEAST_ROW = 26;
/** Excel's limit. */
const TALLEST_ROW = 409;

/** Points that so many wrapped lines need. Excel does not fit the height of merged cells, so every height is set. */
export const linesHeight = (lines: number): number => lines * LINE + PADDING;

export const clampHeight = (height: number): number => Math.min(TALLEST_ROW, Math.max(LEAST_ROW, height));
