import type { SourceDocument } from '../../shared/lists/document.ts';
import type { DocumentNote } from '../../shared/lists/document-notes.ts';

/** What a reader gives. */
export interface ReadDocument {
  readonly document: SourceDocument;
  readonly notes: readonly DocumentNote[];
}

/** What the reading thread is asked: a file's bytes, or the HTML of a clipboard. */
export type ReadingJob =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'html'; readonly html: string };
