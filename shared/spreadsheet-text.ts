/** Text on its way into a spreadsheet cell. */

/** Excel's own limit, in UTF-16 units; a longer cell makes it call the file damaged. */
export const CELL_LIMIT = 32_767;

/** Ends a text that did not fit into one cell. */
export const CUT_MARK = '…（内容过长，后略）';

/** Controls, half surrogate pairs and U+FFFE, U+FFFF: XML 1.0 cannot carry them or advises against it. */
const UNWRITABLE = /[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

const withinLimit = (text: string): string => {
  if (text.length <= CELL_LIMIT) return text;
  const kept = text.slice(0, CELL_LIMIT - CUT_MARK.length);
  return kept.replace(/\p{Cs}$/u, '') + CUT_MARK;
};

/** The text as a cell can hold it: line ends as \n, controls other than tab removed, cut at the cell limit with a mark. */
export const sheetText = (text: string): string =>
  withinLimit(
    text.replace(/\r\n?/g, '\n').replace(UNWRITABLE, (char) => (char === '\n' || char === '\t' ? char : '')),
  );

/**
 * Would a spreadsheet take this text for a formula when it is edited, or read back from CSV?
 * `= + - @`, their full-width forms (East Asian Excel narrows them), also behind blanks, tabs and line ends.
 */
export const looksLikeFormula = (text: string): boolean => /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(text);
