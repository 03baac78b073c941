/** Groups that hold no text of the document. `\\*` before a word that is not known says the same. */
export const silentGroups: ReadonlySet<string> = new Set(
  `fonttbl colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf footnote
  annotation fldinst listtable listoverridetable xe tc revtbl rsidtbl generator themedata datastore latentstyles
  nonshppict filetbl bkmkstart bkmkend atnid atnauthor pnseclvl mmathPr xmlnstbl nonesttables`.split(/\s+/),
);

/** Starred groups whose text is printed all the same. */
export const printedGroups: ReadonlySet<string> = new Set(
  'shpinst shppict pntext ud shptxt nesttableprops'.split(' '),
);

/** Words that stand for a character. */
export const characters: ReadonlyMap<string, string> = new Map([
  ['line', '\n'],
  ['lbr', '\n'],
  ['tab', '\t'],
  ['~', '\u00a0'],
  ['_', '-'],
  ['emdash', '—'],
  ['endash', '–'],
  ['lquote', '‘'],
  ['rquote', '’'],
  ['ldblquote', '“'],
  ['rdblquote', '”'],
  ['bullet', '•'],
  ['\\', '\\'],
  ['{', '{'],
  ['}', '}'],
]);

/** Names of encodings by the number in `\\ansicpg`. */
export const codePages: ReadonlyMap<number, string> = new Map([
  [437, 'windows-1252'],
  [850, 'windows-1252'],
  [932, 'shift_jis'],
  [936, 'gb18030'],
  [949, 'euc-kr'],
  [950, 'big5'],
  [1250, 'windows-1250'],
  [1251, 'windows-1251'],
  [1252, 'windows-1252'],
  [54936, 'gb18030'],
  [65001, 'utf-8'],
]);

/** The same by the number in a font's `\\fcharset`. */
export const charsets: ReadonlyMap<number, string> = new Map([
  [128, 'shift_jis'],
  [129, 'euc-kr'],
  [134, 'gb18030'],
  [136, 'big5'],
]);

export const usualPage = 'windows-1252';
