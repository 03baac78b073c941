import type { DocumentNote } from '../../../shared/lists/document-notes.ts';
import { Refusal } from '../../../shared/result.ts';
import { createDocumentBuilder } from '../document-builder.ts';
import { withNumber } from '../docx/numbering.ts';
import { createGathering, type RowCell } from '../gathered-table.ts';
import type { ReadDocument } from '../reading.ts';
import { rtfTokens } from './rtf-tokens.ts';

/** Groups that hold no text of the document. `\*` before a word that is not known says the same. */
const destinations = new Set([
  ...[
    'fonttbl',
    'colortbl',
    'stylesheet',
    'info',
    'pict',
    'object',
    'header',
    'headerl',
    'headerr',
    'headerf',
  ],
  ...[
    'footer',
    'footerl',
    'footerr',
    'footerf',
    'footnote',
    'annotation',
    'fldinst',
    'listtable',
    'xe',
    'tc',
  ],
  ...[
    'listoverridetable',
    'revtbl',
    'rsidtbl',
    'generator',
    'themedata',
    'datastore',
    'latentstyles',
    'nonshppict',
  ],
  ...[
    'filetbl',
    'bkmkstart',
    'bkmkend',
    'atnid',
    'atnauthor',
    'pnseclvl',
    'mmathPr',
    'xmlnstbl',
    'nonesttables',
  ],
]);

/** Starred groups whose text is printed all the same. */
const printed = new Set(['shpinst', 'shppict', 'pntext', 'ud', 'shptxt', 'nesttableprops']);

interface State {
  skipped: boolean;
  hidden: boolean;
  codePage: string;
  /** Characters that stand in for a Unicode one, for readers without it. */
  substitutes: number;
  inTable: boolean;
  nesting: number;
  /** The row that is described; that of a table within is described in a group of its own. */
  row: RowDraft;
  /** Inside the number of a list. */
  number: boolean;
}

const initial: Omit<State, 'row'> = {
  skipped: false,
  hidden: false,
  codePage: 'windows-1252',
  substitutes: 1,
  inTable: false,
  nesting: 0,
  number: false,
};

interface CellDraft {
  readonly continues: boolean;
  readonly swallowed: boolean;
}
interface RowDraft {
  left: number;
  readonly cells: (CellDraft & { readonly right: number })[];
  next: { continues: boolean; swallowed: boolean };
}

const freshRow = (): RowDraft => ({ left: 0, cells: [], next: { continues: false, swallowed: false } });

function settleRow({ left, cells }: RowDraft): readonly RowCell[] {
  return cells.map(({ right, continues, swallowed }, at) => {
    if (swallowed) return { left: right, right, continues: false };
    let end = right;
    for (let next = at + 1; cells[next]?.swallowed; next++) end = cells[next]?.right ?? end;
    return { left: cells[at - 1]?.right ?? left, right: end, continues };
  });
}

const deepest = 500;

const codePages: Readonly<Record<number, string>> = {
  ...{
    437: 'windows-1252',
    850: 'windows-1252',
    932: 'shift_jis',
    936: 'gb18030',
    949: 'euc-kr',
    950: 'big5',
  },
  ...{ 54936: 'gb18030', 65001: 'utf-8', 1250: 'windows-1250', 1251: 'windows-1251', 1252: 'windows-1252' },
};
/** By `\fcharset`. */
const charsets: Readonly<Record<number, string>> = {
  134: 'gb18030',
  136: 'big5',
  128: 'shift_jis',
  129: 'euc-kr',
};

/**
 * An RTF document, which websites and older programs often name .doc. Numbers of automatic lists are read as the file
 * prints them; tables keep cells merged in both directions. Throws E_LIST_HOSTILE, E_TRUNCATED (it breaks off inside a group).
 */
export function readRtf(bytes: Uint8Array): ReadDocument {
  const states: State[] = [];
  let state: State = { ...initial, row: freshRow() };
  let documentPage = state.codePage;
  const fontPages = new Map<number, string>();
  let font = -1;
  let inFonts = 0;
  let starred = false;
  let swallow = 0;
  let pending: number[] = [];
  let line = '';
  let pictures = 0;
  let revised = false;
  let depth = 0;

  const gathering = createGathering();
  let number = '';

  const put = (text: string) => {
    if (state.number) number += text;
    else line += text;
  };
  const flush = () => {
    if (pending.length === 0) return;
    put(new TextDecoder(state.codePage).decode(Uint8Array.from(pending)));
    pending = [];
  };
  const write = (text: string) => {
    flush();
    if (!state.skipped && !state.hidden) put(text);
  };
  const takeLine = (): string => {
    const isBullet = !/[\p{L}\p{N}]/u.test(number);
    const taken = withNumber(isBullet ? null : { printed: number.trim(), tight: false }, line);
    line = '';
    number = '';
    return taken;
  };
  const endParagraph = () => {
    flush();
    gathering.setDepth(state.inTable ? Math.max(1, state.nesting) : 0);
    gathering.addParagraph(takeLine());
  };
  const endCell = (level: number) => {
    flush();
    gathering.setDepth(level);
    gathering.addParagraph(takeLine());
    gathering.endCell();
  };
  const endRow = (level: number) => {
    gathering.setDepth(level);
    gathering.endRow(settleRow(state.row));
  };

  const control = (word: string, value: number | null) => {
    const on = value !== 0;
    switch (word) {
      case 'par':
      case 'sect':
        return endParagraph();
      case 'line':
      case 'lbr':
        return write('\n');
      case 'tab':
        return write('\t');
      case '~':
        return write('\u00a0');
      case '_':
        return write('-');
      case 'emdash':
        return write('—');
      case 'endash':
        return write('–');
      case 'lquote':
        return write('‘');
      case 'rquote':
        return write('’');
      case 'ldblquote':
        return write('“');
      case 'rdblquote':
        return write('”');
      case 'bullet':
        return write('•');
      case '\\':
      case '{':
      case '}':
        return write(word);
      case 'u':
        flush();
        if (value !== null && !state.skipped && !state.hidden) put(String.fromCharCode(value & 0xffff));
        swallow = state.substitutes;
        return;
      case 'uc':
        state.substitutes = Math.max(0, Math.min(10, value ?? 1));
        return;
      case 'v':
        flush();
        state.hidden = on;
        return;
      case 'deleted':
        flush();
        state.hidden = on;
        revised = true;
        return;
      case 'revised':
        revised = true;
        return;
      case 'plain':
        flush();
        state.hidden = false;
        return;
      case 'ansicpg':
        documentPage = codePages[value ?? 0] ?? documentPage;
        state.codePage = documentPage;
        return;
      case 'f':
        flush();
        font = value ?? -1;
        state.codePage = fontPages.get(font) ?? documentPage;
        return;
      case 'pard':
        state.inTable = false;
        state.nesting = 0;
        return;
      case 'intbl':
        state.inTable = true;
        return;
      case 'itap':
        state.nesting = Math.min(12, Math.max(0, value ?? 0));
        return;
      case 'trowd':
        state.row = freshRow();
        return;
      case 'trleft':
        state.row.left = value ?? 0;
        return;
      case 'clvmrg':
        state.row.next.continues = true;
        return;
      case 'clmrg':
        state.row.next.swallowed = true;
        return;
      case 'cellx':
        state.row.cells.push({ ...state.row.next, right: value ?? 0 });
        state.row.next = { continues: false, swallowed: false };
        return;
      case 'listtext':
      case 'pntext':
        state.number = true;
        return;
      case 'cell':
        return endCell(1);
      case 'nestcell':
        return endCell(Math.max(2, state.nesting));
      case 'row':
        return endRow(1);
      case 'nestrow':
        return endRow(Math.max(2, state.nesting));
    }
  };

  for (const token of rtfTokens(bytes)) {
    if (token.kind === 'open') {
      flush();
      depth += 1;
      if (depth > deepest) throw new Refusal('E_LIST_HOSTILE');
      states.push(state);
      state = { ...state };
      continue;
    }
    if (token.kind === 'close') {
      flush();
      depth -= 1;
      if (inFonts > depth) inFonts = 0;
      state = states.pop() ?? state;
      starred = false;
      if (depth <= 0) break;
      continue;
    }
    if (token.kind === 'byte') {
      starred = false;
      if (swallow > 0) swallow -= 1;
      else if (!state.skipped && !state.hidden) pending.push(token.byte);
      continue;
    }
    swallow = 0;
    if (token.word === '*') {
      starred = true;
      continue;
    }
    if (token.word === 'fonttbl') inFonts = depth;
    if (inFonts > 0 && token.word === 'f') font = token.value ?? -1;
    if (inFonts > 0 && token.word === 'fcharset') {
      const page = charsets[token.value ?? 0];
      if (page !== undefined) fontPages.set(font, page);
    }
    if (token.word === 'pict' && !state.skipped) pictures += 1;
    if (destinations.has(token.word) || (starred && !printed.has(token.word))) state.skipped = true;
    starred = false;
    if (!state.skipped) control(token.word, token.value);
  }
  if (depth > 0) throw new Refusal('E_TRUNCATED');
  if (line !== '' || pending.length > 0) endParagraph();

  const builder = createDocumentBuilder();
  gathering.build(builder);
  const notes: DocumentNote[] = [];
  if (revised) notes.push({ code: 'revisions' });
  if (pictures > 0) notes.push({ code: 'pictures', count: pictures });
  return { document: builder.finish(), notes };
}
