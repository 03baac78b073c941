import type { SourceDocument } from '../../shared/lists/document.ts';
import type { DocumentNote } from '../../shared/lists/document-notes.ts';
import type { ReadingChoice } from '../../shared/lists/parts.ts';
import type { TaughtColumns, TaughtReading } from '../../shared/lists/taught.ts';

/** What a reader gives. */
export interface ReadDocument {
  readonly document: SourceDocument;
  readonly notes: readonly DocumentNote[];
}

/** A file's bytes, or what a clipboard holds: its HTML, null where there is none, and its plain text. */
export type ReadingInput =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly name: string }
  | { readonly kind: 'paste'; readonly html: string | null; readonly text: string };

/** What a person has decided about this document, and has taught with earlier ones. */
export interface ReadingGuide {
  readonly choice: ReadingChoice;
  readonly taught: readonly TaughtColumns[];
}

/** What the reading thread is asked: the document itself, or the list in it. */
export interface ReadingJob {
  readonly input: ReadingInput;
  /** null for the document. */
  readonly guide: ReadingGuide | null;
}

export interface UnderstoodDocument extends TaughtReading {
  readonly notes: readonly DocumentNote[];
}
