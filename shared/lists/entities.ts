const named: Readonly<Record<string, string>> = {
  quot: '"',
  amp: '&',
  lt: '<',
  gt: '>',
  apos: "'",
  nbsp: '\u00a0',
  ensp: '\u2002',
  emsp: '\u2003',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
  mdash: '—',
  ndash: '–',
  middot: '·',
  hellip: '…',
  times: '×',
};

/**
 * A text with the character references of HTML that exported pages leave undecoded (&quot; &nbsp; &#12288;) put back.
 * What is no reference stays as printed.
 */
export const decodeEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(/&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([a-z]{2,6}));/g, (printed, decimal, hex, name) => {
        if (name !== undefined) return named[name] ?? printed;
        const code = decimal !== undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return isCharacter(code) ? String.fromCodePoint(code) : printed;
      })
    : text;

const isCharacter = (code: number): boolean =>
  code >= 0x20 && code <= 0x10ffff && !(code >= 0xd800 && code <= 0xdfff);
