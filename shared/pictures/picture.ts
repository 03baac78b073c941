import type { Orientation } from './exif.ts';

/** A picture taken apart at the level of its container; the pixels are never decoded here. */
export interface PictureParts {
  readonly format: 'jpeg' | 'png' | 'webp' | 'gif';
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
  /** Its colours are the four inks of a printer. */
  readonly isForPrint?: boolean;
  /**
   * What stays, in order; together a whole file. Pieces are views of the given bytes wherever nothing had to be written
   * anew.
   */
  readonly kept: readonly Uint8Array[];
}

/** Joins neighbouring views, so that a file of which everything stays is one piece. */
export class Pieces {
  readonly #kept: Uint8Array[] = [];

  /** Takes over `[from, to)` of the file. */
  keep(file: Uint8Array, from: number, to: number): void {
    const last = this.#kept.at(-1);
    const joins = last !== undefined && last.buffer === file.buffer && endOf(last) === file.byteOffset + from;
    if (last && joins) {
      this.#kept[this.#kept.length - 1] = new Uint8Array(
        file.buffer,
        last.byteOffset,
        last.byteLength + to - from,
      );
    } else if (to > from) this.#kept.push(file.subarray(from, to));
  }

  add(bytes: Uint8Array): void {
    this.#kept.push(bytes);
  }

  all(): readonly Uint8Array[] {
    return this.#kept;
  }
}

const endOf = (view: Uint8Array): number => view.byteOffset + view.byteLength;

export const sameBytes = (a: Uint8Array, b: Uint8Array): boolean =>
  a.length === b.length && a.every((byte, index) => byte === b[index]);
