/** RTF, version 1.9.1 of its specification: groups, control words, characters of a code page. */
export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  | { readonly kind: 'word'; readonly word: string; readonly value: number | null }
  | { readonly kind: 'byte'; readonly byte: number };

const isLetter = (code: number): boolean => (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a);
const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
const hex = (code: number): number => Number.parseInt(String.fromCharCode(code), 16);

/** The file as its tokens, without the raw bytes of `\bin`. */
export function* rtfTokens(bytes: Uint8Array): Generator<RtfToken> {
  let at = 0;
  while (at < bytes.length) {
    const code = bytes[at] ?? 0;
    at += 1;
    if (code === 0x7b) yield { kind: 'open' };
    else if (code === 0x7d) yield { kind: 'close' };
    else if (code === 0x0d || code === 0x0a || code === 0) continue;
    else if (code !== 0x5c) yield { kind: 'byte', byte: code };
    else {
      const next = bytes[at] ?? 0;
      if (next === 0x27) {
        const byte = hex(bytes[at + 1] ?? 0) * 16 + hex(bytes[at + 2] ?? 0);
        at += 3;
        if (!Number.isNaN(byte)) yield { kind: 'byte', byte };
        continue;
      }
      if (!isLetter(next)) {
        at += 1;
        yield { kind: 'word', word: String.fromCharCode(next), value: null };
        continue;
      }
      const from = at;
      while (at < bytes.length && isLetter(bytes[at] ?? 0) && at - from < 40) at += 1;
      const word = String.fromCharCode(...bytes.subarray(from, at));
      const valueFrom = at;
      if (bytes[at] === 0x2d) at += 1;
      while (at < bytes.length && isDigit(bytes[at] ?? 0) && at - valueFrom < 11) at += 1;
      const digits = String.fromCharCode(...bytes.subarray(valueFrom, at));
      if (bytes[at] === 0x20) at += 1;
      const value = /\d/.test(digits) ? Number(digits) : null;
      if (word === 'bin') at += Math.max(0, value ?? 0);
      else yield { kind: 'word', word, value };
    }
  }
}
