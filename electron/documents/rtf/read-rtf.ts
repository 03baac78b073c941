import type { DocumentNote } from '../../../shared/lists/document-notes.ts';
import { Refusal } from '../../../shared/result.ts';
import { createDocumentBuilder } from '../document-builder.ts';
import { createGathering } from '../gathered-table.ts';
import type { ReadDocument } from '../reading.ts';
import { printedGroups, silentGroups, usualPage } from './codes.ts';
import { control, type GroupState, type RtfWriting } from './controls.ts';
import { createFonts } from './fonts.ts';
import { freshRow, settleRow } from './row-draft.ts';
import { rtfTokens } from './rtf-tokens.ts';
import { createTextRun } from './text-run.ts';

const deepest = 500;

const outermost = (): GroupState => ({
  skipped: false,
  hidden: false,
  codePage: usualPage,
  substitutes: 1,
  inTable: false,
  nesting: 0,
  row: freshRow(),
  number: false,
});

/**
 * An RTF document, which websites and older programs often name .doc. Numbers of automatic lists are read as the file
 * prints them; tables keep cells merged in both directions. Throws E_LIST_HOSTILE, E_TRUNCATED (it breaks off inside a group).
 */
export function readRtf(bytes: Uint8Array): ReadDocument {
  const around: GroupState[] = [];
  let group = outermost();
  const fonts = createFonts();
  const run = createTextRun();
  const gathering = createGathering();
  /** Depth of the font table's group while it is open. */
  let fontTable: number | null = null;
  let starred = false;
  /** Substitutes that are still to come behind a Unicode character. */
  let swallow = 0;
  let pictures = 0;
  let revised = false;

  const isShown = (): boolean => !group.skipped && !group.hidden;
  const flush = (): void => run.flush(group.number);
  const write = (text: string): void => {
    flush();
    if (isShown()) run.put(text, group.number);
  };
  const endParagraphAt = (depth: number): void => {
    flush();
    gathering.setDepth(depth);
    gathering.addParagraph(run.take());
  };
  const writing: RtfWriting = {
    get group() {
      return group;
    },
    write,
    writeOnce(text) {
      write(text);
      swallow = group.substitutes;
    },
    flush,
    endParagraph: () => endParagraphAt(group.inTable ? Math.max(1, group.nesting) : 0),
    endCell(level) {
      endParagraphAt(level);
      gathering.endCell();
    },
    endRow(level) {
      gathering.setDepth(level);
      gathering.endRow(settleRow(group.row));
    },
    setDocumentPage(page) {
      fonts.setDocumentPage(page);
      group.codePage = page;
    },
    setFont(font) {
      flush();
      group.codePage = fonts.pageOf(font);
    },
    noteRevision() {
      revised = true;
    },
  };

  const openGroup = (): void => {
    flush();
    around.push(group);
    if (around.length > deepest) throw new Refusal('E_LIST_HOSTILE');
    group = { ...group };
  };
  const closeGroup = (): void => {
    flush();
    group = around.pop() ?? group;
    if (fontTable !== null && around.length < fontTable) fontTable = null;
    starred = false;
  };
  const takeByte = (byte: number): void => {
    starred = false;
    if (swallow > 0) swallow -= 1;
    else if (isShown()) run.byte(byte, group.codePage);
  };
  const takeWord = (word: string, value: number | null): void => {
    swallow = 0;
    if (word === '*') {
      starred = true;
      return;
    }
    if (word === 'fonttbl') fontTable = around.length;
    if (fontTable !== null) fonts.describe(word, value);
    if (word === 'pict' && !group.skipped) pictures += 1;
    if (silentGroups.has(word) || (starred && !printedGroups.has(word))) group.skipped = true;
    starred = false;
    if (!group.skipped) control(writing, word, value);
  };

  for (const token of rtfTokens(bytes)) {
    if (token.kind === 'open') openGroup();
    else if (token.kind === 'byte') takeByte(token.byte);
    else if (token.kind === 'word') takeWord(token.word, token.value);
    else {
      closeGroup();
      if (around.length === 0) break;
    }
  }
  if (around.length > 0) throw new Refusal('E_TRUNCATED');
  if (!run.isEmpty()) writing.endParagraph();

  const builder = createDocumentBuilder();
  gathering.build(builder);
  const notes: DocumentNote[] = [];
  if (revised) notes.push({ code: 'revisions' });
  if (pictures > 0) notes.push({ code: 'pictures', count: pictures });
  return { document: builder.finish(), notes };
}
