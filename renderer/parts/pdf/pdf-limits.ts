/**
 * What a foreign file may cost before it is given up: pages shown, milliseconds for one step, pixels of a page and of one
 * of its sides, bytes of one buffer in the reader (a stream of a few kilobytes can come to gigabytes).
 */
export const PDF_LIMITS = {
  pages: 30,
  ms: 15_000,
  pixels: 12_000_000,
  side: 8192,
  buffer: 128 * 1024 * 1024,
} as const;

/** What the reader's worker says beside its own messages when it refused a buffer. */
export const TOO_BIG = 'too-big';

/** Why a PDF or a page of it is not shown. */
export type PdfTrouble = 'damaged' | 'locked' | 'tooLong' | 'tooBig';

/** A PDF that is given up, with the reason. */
export class PdfRefused extends Error {
  readonly why: PdfTrouble;
  constructor(why: PdfTrouble) {
    super(why);
    this.why = why;
  }
}

/** The reason in what the reader threw; anything that is not known is a damaged file. */
export function troubleOf(error: unknown): PdfTrouble {
  if (error instanceof PdfRefused) return error.why;
  return error instanceof Error && error.name === 'PasswordException' ? 'locked' : 'damaged';
}

/** Scale of a page that is drawn `wanted` pixels wide, smaller where its picture would be beyond the limits. */
export function pageScale(page: { readonly width: number; readonly height: number }, wanted: number): number {
  const [width, height] = [Math.max(1, page.width), Math.max(1, page.height)];
  return Math.min(
    wanted / width,
    Math.sqrt(PDF_LIMITS.pixels / width / height),
    PDF_LIMITS.side / width,
    PDF_LIMITS.side / height,
  );
}

/** What a PDF carries that is never run and never taken out here. */
export interface PdfCargo {
  readonly scripts: boolean;
  readonly files: boolean;
}

/** Found by the names the format has for them, which stand readable in the file as most programs write it. */
export function cargoOf(file: Uint8Array): PdfCargo {
  const text = new TextDecoder('latin1').decode(file);
  return {
    scripts: /\/(?:JavaScript|JS|Launch)\b/.test(text),
    files: /\/EmbeddedFiles?\b/.test(text),
  };
}
