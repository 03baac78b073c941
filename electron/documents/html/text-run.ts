/** Gathers the text of a paragraph from the pieces between the tags, with blanks as CSS lays them out. */
export interface TextRun {
  readonly add: (text: string) => void;
  /** A number printed before the text that follows, without the blanks that a word processor fills up with. */
  readonly number: (text: string) => void;
  /** An item of a list: its number stands before its first text, and nowhere if it has none. */
  readonly item: (printed: string, inside: () => void) => void;
  readonly breakLine: () => void;
  /** Blanks and line feeds of what is added meanwhile are kept. */
  readonly preserve: (work: () => void) => void;
  /** Ends the paragraph, if one was begun. */
  readonly end: () => void;
}

/** A line feed in the source between two wide characters is no blank: editors wrap Chinese anywhere. */
const wrapped =
  /(?<=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])[ \t]*[\r\n][ \t\r\n]*(?=[\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef])/g;

export function createTextRun(emit: (paragraph: string) => void): TextRun {
  let text = '';
  let number = '';
  let waiting = '';
  let preserving = false;
  const end = () => {
    const blank = text.trim() === '';
    const line = `${number}${blank ? '' : waiting}${preserving ? text : collapsed(text)}`;
    if (!blank) waiting = '';
    text = '';
    number = '';
    if (line.trim() !== '') emit(line.replaceAll('\u00a0', ' '));
  };
  return {
    add: (piece) => {
      text += piece;
    },
    number: (printed) => {
      if (text.trim() === '') number += printed.replace(/\s+/g, '');
      else text += printed;
    },
    item: (printed, inside) => {
      end();
      waiting = printed;
      inside();
      end();
      waiting = '';
    },
    breakLine: end,
    preserve: (work) => {
      const before = preserving;
      end();
      preserving = true;
      work();
      end();
      preserving = before;
    },
    end,
  };
}

const collapsed = (text: string): string =>
  text
    .replace(wrapped, '')
    .replace(/[ \t\r\n\f]+/g, ' ')
    .replace(/^ | $/g, '');
