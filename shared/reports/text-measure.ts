/** Measures in half-width characters of one font: a Chinese character is 2 wide, a Latin one 1. */

const isWide = (char: string): boolean => {
  const code = char.codePointAt(0) ?? 0;
  return code > 0xff && !(code >= 0xff61 && code <= 0xffdc);
};

/** Width of a text on one line. */
export const textWidth = (text: string): number => {
  let width = 0;
  for (const char of text) width += isWide(char) ? 2 : 1;
  return width;
};

/** Width of the longest paragraph. */
export const longestLine = (text: string): number => Math.max(0, ...text.split('\n').map(textWidth));

/** Latin words and figures stay whole; a closing mark never starts a line and takes the character before it along. */
const PIECES = /[\u0021-\u00ff]+|[^\u0021-\u00ff][，。、；：？！”’）》〉】〕％]*/gu;

const paragraphLines = (paragraph: string, room: number): number => {
  let lines = 1;
  let used = 0;
  for (const [piece] of paragraph.matchAll(PIECES)) {
    const width = textWidth(piece);
    if (used > 0 && used + width > room) {
      lines += 1;
      used = 0;
    }
    used += width;
    if (used > room) {
      lines += Math.ceil(used / room) - 1;
      used %= room;
    }
  }
  return lines;
};

/** Lines that a wrapped text takes in a column of this width; a blank text takes one. */
export const wrappedLines = (text: string, columnWidth: number): number => {
  const room = Math.max(2, columnWidth - 1.2);
  return text.split('\n').reduce((sum, paragraph) => sum + paragraphLines(paragraph, room), 0);
};
