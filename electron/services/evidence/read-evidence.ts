import { open } from 'node:fs/promises';
import { evidenceKindOf, KIND_START } from '../../../shared/evidence/evidence-kind.ts';
import type { EvidenceView } from '../../../shared/model/views.ts';
import { decodeText } from '../../documents/text/decode.ts';

/** Most that goes to the window, in bytes and in characters. */
const CONTENT_LIMIT = 24 * 1024 * 1024;
const TEXT_LIMIT = 200_000;
/** A text is read up to here: a character has at most four bytes. */
const TEXT_BYTES = 4 * TEXT_LIMIT;

/** What a stored file is; with `content` also what the window can show of it. */
export async function readEvidence(
  path: string,
  content: boolean,
): Promise<Pick<EvidenceView, 'bytes' | 'kind' | 'mime' | 'content' | 'text' | 'cut'>> {
  const handle = await open(path, 'r');
  try {
    const { size } = await handle.stat();
    const read = async (length: number) => {
      const bytes = new Uint8Array(Math.min(length, size));
      const { bytesRead } = await handle.read(bytes, 0, bytes.length, 0);
      return bytes.subarray(0, bytesRead);
    };
    const start = await read(content ? TEXT_BYTES : KIND_START);
    const text = decodeText(start);
    const { kind, mime } = evidenceKindOf(
      start,
      () => size > 0 && (text.kind === 'text' || text.kind === 'cut'),
    );
    const base = { bytes: size, kind, mime, content: null, text: null, cut: false };
    if (!content || kind === 'other') return base;
    if (kind === 'text') {
      const shown = text.kind === 'text' ? text.text : beginningOf(start);
      return {
        ...base,
        text: shown.slice(0, TEXT_LIMIT),
        cut: size > start.length || shown.length > TEXT_LIMIT,
      };
    }
    if (size > CONTENT_LIMIT) return { ...base, cut: true };
    return { ...base, content: Buffer.from(await read(size)).toString('base64') };
  } finally {
    await handle.close();
  }
}

/** A text that was cut in the middle of a character. */
function beginningOf(bytes: Uint8Array): string {
  for (let less = 1; less < 4; less++) {
    const text = decodeText(bytes.subarray(0, bytes.length - less));
    if (text.kind === 'text') return text.text;
  }
  return '';
}
