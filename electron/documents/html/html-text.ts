import { decodeText } from '../text/decode.ts';

/** Whether these bytes or this text begin like a page; a mark and blanks before it do not matter. */
export const looksLikeHtml = (start: string): boolean =>
  /^\s*(<\?xml[^>]*>\s*)?(<!--[\s\S]{0,2000}?-->\s*)*<(!doctype\s+html|html|head|meta|title|style|body|table|div|p|span|font|center|h[1-6])\b/i.test(
    start,
  );

/** The charset that the page itself names. */
const declared = (start: string): string | null =>
  /<meta\b[^>]*\bcharset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1] ?? null;

/** GB2312 and GBK are read as GB18030, which holds both. */
const decodeAs = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(/^(gb|x-gbk|cp936|936)/i.test(label) ? 'gb18030' : label, { fatal: true }).decode(
      bytes,
    );
  } catch {
    return null;
  }
};

/** Text of a page: by its mark, by its charset, else as any text. Null where it is none of these. */
export function decodeHtml(bytes: Uint8Array, charset: string | null = null): string | null {
  const marked = bytes[0] === 0xef || bytes[0] === 0xff || bytes[0] === 0xfe;
  const label =
    charset ?? (marked ? null : declared(Buffer.from(bytes.subarray(0, 8192)).toString('latin1')));
  const named = label === null ? null : decodeAs(label, bytes);
  if (named !== null) return named;
  const decoded = decodeText(bytes);
  if (decoded.kind === 'text') return decoded.text;
  // A few damaged characters do not make a page unreadable.
  return label === null ? null : new TextDecoder(/^utf-?8$/i.test(label) ? 'utf-8' : 'gb18030').decode(bytes);
}
