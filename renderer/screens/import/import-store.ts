import { create } from 'zustand';
import type { Value } from '../../../shared/contract.ts';
import { type DescribedError, describeFailure } from '../../../shared/errors.ts';
import type { ListPreview } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { pickFiles } from '../../pick/pick.ts';
import { announce } from '../../state/announcements.ts';
import { currentLanguage } from '../../state/session.ts';
import { rememberStep, useUndo } from '../../state/undo.ts';
import { fill, words } from '../../words/words.ts';
import { settledInLedger } from './known-ledger.ts';
import {
  accept,
  allOpen,
  type Doubt,
  doubtsOf,
  edit,
  editsToSend,
  emptyReview,
  entryOf,
  type Field,
  nextOpen,
  openIn,
  type Position,
  type PreviewTask,
  type Review,
  reviewOrder,
  sameKind,
  type TaskEdit,
} from './review.ts';

export const steps = ['source', 'columns', 'review', 'done'] as const;
export type Step = (typeof steps)[number];

/** A document on its way in. It stays while other screens are open. */
export interface Draft {
  readonly preview: ListPreview;
  readonly doubts: ReadonlyMap<number, readonly Doubt[]>;
  readonly order: readonly PreviewTask[];
  readonly review: Review;
  readonly at: Position;
  readonly editing: boolean;
}

interface ImportState {
  readonly step: Step;
  readonly draft: Draft | null;
  readonly filter: 'open' | 'all' | 'edited';
  readonly error: DescribedError | null;
  readonly busy: boolean;
  readonly result: Value<'importList'> | null;
}

const start: ImportState = {
  step: 'source',
  draft: null,
  filter: 'all',
  error: null,
  busy: false,
  result: null,
};

export const useImport = create<ImportState>()(() => start);

const { getState: get, setState: set } = useImport;

export const showStep = (step: Step): void => set({ step });
export const showFilter = (filter: ImportState['filter']): void => set({ filter });
export const startOver = (): void => {
  forgetReviewSteps();
  set(start);
};

export async function chooseList(): Promise<void> {
  const [path] = await pickFiles({ purpose: 'list', many: false });
  if (path !== undefined) await openList(path);
}

/** Reads a document; a refusal stays on the first step, with what to do about it. */
export async function openList(path: string): Promise<void> {
  set({ busy: true, error: null });
  const answer = await call('previewList', { path }, { quiet: true });
  if (!answer.ok) {
    set({ busy: false, step: 'source', ...(answer.error.code !== 'E_CANCELLED' && { error: answer.error }) });
    return;
  }
  const preview = answer.value;
  if (preview.list.tasks.length === 0) {
    set({ busy: false, step: 'source', error: notAList(preview) });
    return;
  }
  const ledger = preview.known?.ledger.id;
  const rows = ledger === undefined ? null : await call('listTasks', { ledger }, { quiet: true });
  const settled = rows?.ok ? settledInLedger(preview.list.tasks, rows.value) : new Set<string>();
  const doubts = doubtsOf(preview.list, settled);
  const order = reviewOrder(preview.list.tasks, doubts);
  const at = entryOf(doubts, order[0]?.ordinal ?? 1, emptyReview);
  forgetReviewSteps();
  set({
    ...start,
    step: 'columns',
    draft: { preview, doubts, order, review: emptyReview, at, editing: false },
  });
}

const changeDraft = (change: Partial<Draft>): void =>
  set(({ draft }) => ({ draft: draft && { ...draft, ...change } }));

/** A document without tasks is read without a refusal; here it has to be one. */
const notAList = ({ name, list }: ListPreview): DescribedError =>
  describeFailure(
    {
      code: 'E_NOT_A_LIST',
      params: { file: name, reason: list.notes.map(({ message }) => message).join('') },
    },
    currentLanguage(),
  );

export const moveTo = (at: Position): void => changeDraft({ at, editing: false });

/** To the next or the last row of those shown, as they stand in the list. */
export function moveBy(rows: readonly PreviewTask[], by: 1 | -1): void {
  const { draft } = get();
  if (!draft) return;
  const index = rows.findIndex(({ ordinal }) => ordinal === draft.at.ordinal);
  const row = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
  if (row) moveTo(entryOf(draft.doubts, row.ordinal, draft.review));
}

export const startEdit = (at: Position): void => changeDraft({ at, editing: true });
export const stopEdit = (): void => changeDraft({ editing: false });

/** The doubt under the cursor, while it is open. */
export const doubtHere = (draft: Draft): Doubt | null =>
  openIn(draft.doubts, draft.at.ordinal, draft.review).find(({ field }) => field === draft.at.field) ?? null;

export function acceptHere(): void {
  const { draft } = get();
  const doubt = draft && doubtHere(draft);
  if (draft && doubt)
    settle(
      draft,
      accept(draft.review, [doubt]),
      fill(words().importList.stepAccept, rowName(draft, doubt.ordinal)),
    );
}

export function acceptKind(): void {
  const { draft } = get();
  const doubt = draft && doubtHere(draft);
  if (!draft || !doubt) return;
  const kind = sameKind(draft.doubts, draft.review, doubt);
  settle(draft, accept(draft.review, kind), fill(words().importList.stepAcceptKind, { count: kind.length }));
}

export function saveEdit(field: Field, changes: TaskEdit): void {
  const { draft } = get();
  if (!draft) return;
  const { ordinal } = draft.at;
  const w = words();
  const label = fill(w.importList.stepEdit, { ...rowName(draft, ordinal), field: w.recordFields[field] });
  settle(draft, edit(draft.review, ordinal, field, changes), label);
}

const rowName = ({ order }: Draft, ordinal: number) => ({
  row: order.find((task) => task.ordinal === ordinal)?.seq ?? ordinal,
});

/** One step of the review: it can be taken back, and work goes on at the next doubt. */
function settle(draft: Draft, review: Review, label: string): void {
  const { preview, at } = draft;
  rememberStep({
    label,
    route: { screen: 'import', params: {} },
    undo: async () => {
      const now = get().draft;
      if (now?.preview === preview)
        set({ step: 'review', draft: { ...now, review: draft.review, at, editing: false } });
      return true;
    },
  });
  const next = nextOpen(draft.order, draft.doubts, review, at) ?? at;
  changeDraft({ review, at: next, editing: false });
  const left = allOpen(draft.doubts, review).length;
  const w = words().importList;
  announce(left === 0 ? w.allChecked : fill(w.announceStep, { what: label, left }));
}

/** Steps of a document that is no longer here can't be walked back. */
const forgetReviewSteps = (): void =>
  useUndo.setState(({ steps: known }) => ({ steps: known.filter(({ route }) => route.screen !== 'import') }));

export async function importNow(): Promise<void> {
  const { draft } = get();
  if (!draft) return;
  set({ busy: true, error: null });
  const { path, list } = draft.preview;
  const answer = await call(
    'importList',
    { path, edits: editsToSend(list.tasks, draft.review) },
    { quiet: true },
  );
  if (!answer.ok) {
    set({ busy: false, ...(answer.error.code !== 'E_CANCELLED' && { error: answer.error }) });
    return;
  }
  forgetReviewSteps();
  set({ busy: false, step: 'done', draft: null, result: answer.value });
  announce(fill(words().importList.announceDone, { ...answer.value.counts }));
}
