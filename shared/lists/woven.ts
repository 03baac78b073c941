/** A text put together from stretches of other texts, which knows where each of its characters comes from. */
export interface Woven {
  readonly text: string;
  readonly threads: readonly Thread[];
}

export interface Thread {
  /** Where it begins in the woven text, and how long it is. */
  readonly at: number;
  readonly length: number;
  /** Which text it comes from, and where it begins there. */
  readonly source: number;
  readonly start: number;
}

export interface Place {
  readonly text: number;
  readonly start: number;
  readonly end: number;
}

/** The stretches of the sources that characters `from` to `to` of a woven text come from. */
export function placesOf({ threads }: Woven, from: number, to: number): readonly Place[] {
  return threads.flatMap(({ at, length, source, start }) => {
    const first = Math.max(from, at);
    const last = Math.min(to, at + length);
    return first < last ? [{ text: source, start: start + first - at, end: start + last - at }] : [];
  });
}

export class Weaver {
  #text = '';
  readonly #threads: Thread[] = [];

  /** Adds a stretch of source number `source`. */
  add(source: number, text: string, start: number): void {
    if (text === '') return;
    this.#threads.push({ at: this.#text.length, length: text.length, source, start });
    this.#text += text;
  }

  /** Begins a new paragraph, unless the text is still empty. */
  newParagraph(): void {
    if (this.#text !== '' && !this.#text.endsWith('\n')) this.#text += '\n';
  }

  woven(): Woven {
    return { text: this.#text, threads: this.#threads };
  }
}
