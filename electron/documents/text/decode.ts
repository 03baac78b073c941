/** Bytes to text: UTF-8 and UTF-16 with or without a mark, else GB18030. */

export type Decoded =
  | { readonly kind: 'text'; readonly text: string }
  /** Cut in the middle of a character. */
  | { readonly kind: 'cut' }
  | { readonly kind: 'binary' }
  | { readonly kind: 'unknown' };

const decodeAs = (label: string, bytes: Uint8Array): string | null => {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

const begins = (bytes: Uint8Array, ...signature: readonly number[]): boolean =>
  signature.every((byte, at) => bytes[at] === byte);

/** Control characters that no text holds. */
const isControl = (code: number): boolean => code < 0x20 && ![0x09, 0x0a, 0x0c, 0x0d, 0x1a].includes(code);

/** The bytes that an unfinished UTF-8 character leaves at the end: 0 where it ends whole. */
function unfinished(bytes: Uint8Array): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if ((byte & 0xc0) === 0x80) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : byte >= 0xc2 ? 2 : 1;
    return length > back ? back : 0;
  }
  return 0;
}

export function decodeText(bytes: Uint8Array): Decoded {
  const utf16 = utf16LabelOf(bytes);
  if (utf16 !== null) {
    if (bytes.length % 2 === 1) return { kind: 'cut' };
    return orUnknown(decodeAs(utf16, bytes));
  }
  if (bytes.some(isControl)) return { kind: 'binary' };
  const utf8 = decodeAs('utf-8', bytes);
  if (utf8 !== null) return orUnknown(utf8);
  const left = unfinished(bytes);
  if (left > 0 && isMultibyte(decodeAs('utf-8', bytes.subarray(0, -left)))) return { kind: 'cut' };
  if (begins(bytes, 0xef, 0xbb, 0xbf)) return { kind: 'unknown' };
  const chinese = decodeAs('gb18030', bytes);
  if (chinese !== null) return isChinese(chinese) ? { kind: 'text', text: chinese } : { kind: 'unknown' };
  const whole = decodeAs('gb18030', bytes.subarray(0, -1));
  return whole !== null && isChinese(whole) ? { kind: 'cut' } : { kind: 'unknown' };
}

const isMultibyte = (text: string | null): boolean => text !== null && /\P{ASCII}/u.test(text);

const orUnknown = (text: string | null): Decoded => {
  if (text === null) return { kind: 'unknown' };
  return [...text.slice(0, 4096)].some((sign) => isControl(sign.codePointAt(0) ?? 0))
    ? { kind: 'binary' }
    : { kind: 'text', text };
};

/** By its mark, or by the zero bytes that line feeds, TABs and digits leave in every second place (一 leaves one in the other). */
function utf16LabelOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be';
  const zeros = [0, 0];
  const head = bytes.subarray(0, 4096);
  for (const [at, byte] of head.entries()) if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  const [even = 0, odd = 0] = zeros;
  if (odd > even * 4) return 'utf-16le';
  if (even > odd * 4) return 'utf-16be';
  return null;
}

/** Bytes of another encoding also decode as GB18030, but to rare characters: most must be common Chinese or ASCII. */
function isChinese(text: string): boolean {
  const signs = [...text];
  const common = signs.filter(
    (sign) => /[\t\n\r -~\u3000-\u301f\uff00-\uffef\u2010-\u2027·]/.test(sign) || commonCharacters.has(sign),
  ).length;
  return common >= signs.length * 0.9;
}

/** The characters of GB 2312: lead bytes B0 to F7, trail bytes from A1. */
const commonCharacters: ReadonlySet<string> = new Set(
  Array.from({ length: 0xf7 - 0xb0 + 1 }, (_row, row) =>
    new TextDecoder('gb18030').decode(
      Uint8Array.from({ length: 94 * 2 }, (_byte, at) => (at % 2 === 0 ? 0xb0 + row : 0xa1 + (at - 1) / 2)),
    ),
  ).join(''),
);
