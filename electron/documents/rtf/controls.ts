import { characters, codePages } from './codes.ts';
import { addCell, freshRow, type RowDraft } from './row-draft.ts';

/** What a group's words hold for; a group within begins with that of the group around it. */
export interface GroupState {
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

/** What control words act on. */
export interface RtfWriting {
  readonly group: GroupState;
  /** A character of the document. */
  write(text: string): void;
  /** A character with substitutes for readers that don't know it behind it. */
  writeOnce(text: string): void;
  /** Ends what was read under the state before it changes. */
  flush(): void;
  endParagraph(): void;
  /** Level 1 is the outermost table. */
  endCell(level: number): void;
  endRow(level: number): void;
  setDocumentPage(codePage: string): void;
  setFont(font: number): void;
  noteRevision(): void;
}

type Control = (to: RtfWriting, value: number | null) => void;

const deepestTable = 12;
const mostSubstitutes = 10;

const endParagraph: Control = (to) => to.endParagraph();
const hide =
  (isHidden: (value: number | null) => boolean): Control =>
  (to, value) => {
    to.flush();
    to.group.hidden = isHidden(value);
  };
const onUnlessZero = (value: number | null): boolean => value !== 0;
const hideMarked = hide(onUnlessZero);
const beginNumber: Control = ({ group }) => {
  group.number = true;
};
const innerLevel = ({ group }: RtfWriting): number => Math.max(2, group.nesting);

const controls: ReadonlyMap<string, Control> = new Map<string, Control>([
  ...[...characters].map(([word, character]): [string, Control] => [word, (to) => to.write(character)]),
  ['par', endParagraph],
  ['sect', endParagraph],
  ['u', (to, value) => to.writeOnce(value === null ? '' : String.fromCharCode(value & 0xffff))],
  [
    'uc',
    ({ group }, value) => {
      group.substitutes = Math.max(0, Math.min(mostSubstitutes, value ?? 1));
    },
  ],
  ['v', hideMarked],
  ['plain', hide(() => false)],
  [
    'deleted',
    (to, value) => {
      hideMarked(to, value);
      to.noteRevision();
    },
  ],
  ['revised', (to) => to.noteRevision()],
  [
    'ansicpg',
    (to, value) => {
      const page = codePages.get(value ?? 0);
      if (page !== undefined) to.setDocumentPage(page);
    },
  ],
  ['f', (to, value) => to.setFont(value ?? -1)],
  [
    'pard',
    ({ group }) => {
      group.inTable = false;
      group.nesting = 0;
    },
  ],
  [
    'intbl',
    ({ group }) => {
      group.inTable = true;
    },
  ],
  [
    'itap',
    ({ group }, value) => {
      group.nesting = Math.min(deepestTable, Math.max(0, value ?? 0));
    },
  ],
  [
    'trowd',
    ({ group }) => {
      group.row = freshRow();
    },
  ],
  [
    'trleft',
    ({ group }, value) => {
      group.row.left = value ?? 0;
    },
  ],
  [
    'clvmrg',
    ({ group }) => {
      group.row.next.continues = true;
    },
  ],
  [
    'clmrg',
    ({ group }) => {
      group.row.next.swallowed = true;
    },
  ],
  ['cellx', ({ group }, value) => addCell(group.row, value ?? 0)],
  ['listtext', beginNumber],
  ['pntext', beginNumber],
  ['cell', (to) => to.endCell(1)],
  ['nestcell', (to) => to.endCell(innerLevel(to))],
  ['row', (to) => to.endRow(1)],
  ['nestrow', (to) => to.endRow(innerLevel(to))],
]);

/** Words that are not known change nothing that is read here. */
export const control = (to: RtfWriting, word: string, value: number | null): void =>
  controls.get(word)?.(to, value);
