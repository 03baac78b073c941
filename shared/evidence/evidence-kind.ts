/** What a stored file is, by its content; a name says nothing. */
export type EvidenceKind = 'picture' | 'pdf' | 'text' | 'other';

/** First bytes that are asked for. */
export const KIND_START = 512;

interface Signature {
  readonly kind: EvidenceKind;
  /** What a browser shows it as. */
  readonly mime: string;
  readonly at: number;
  readonly bytes: string;
}

const signatures: readonly Signature[] = [
  { kind: 'picture', mime: 'image/jpeg', at: 0, bytes: '\xff\xd8\xff' },
  { kind: 'picture', mime: 'image/png', at: 0, bytes: '\x89PNG\r\n\x1a\n' },
  { kind: 'picture', mime: 'image/gif', at: 0, bytes: 'GIF8' },
  { kind: 'picture', mime: 'image/webp', at: 8, bytes: 'WEBP' },
  { kind: 'pdf', mime: 'application/pdf', at: 0, bytes: '%PDF-' },
];

/** Text is not told by a signature: the caller has tried to read it as such. */
export function evidenceKindOf(
  start: Uint8Array,
  isText: () => boolean,
): { readonly kind: EvidenceKind; readonly mime: string | null } {
  const found = signatures.find(({ at, bytes }) => startsWith(start, bytes, at));
  if (found) return { kind: found.kind, mime: found.mime };
  return isText() ? { kind: 'text', mime: 'text/plain' } : { kind: 'other', mime: null };
}

export const startsWith = (start: Uint8Array, text: string, at = 0): boolean =>
  [...text].every((character, index) => start[at + index] === character.charCodeAt(0));
