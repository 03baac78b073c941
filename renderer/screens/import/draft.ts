import type { Args } from '../../../shared/contract.ts';
import type { ReadingChoice } from '../../../shared/lists/parts.ts';
import type { IntakeState, ListPreview, NameAnswer } from '../../../shared/model/intake.ts';
import { carryReview, rowKeys } from './carry.ts';
import { type Decisions, decisionsToSend, noDecisions } from './decisions.ts';
import { openQuestions } from './questions.ts';
import {
  allOpen,
  type Doubt,
  doubtsOf,
  emptyReview,
  entryOf,
  type Field,
  fields,
  type Position,
  type PreviewTask,
  type Review,
  reviewOrder,
} from './review.ts';
import type { Similar } from './similar.ts';

export const steps = ['source', 'columns', 'compare', 'review', 'finish', 'done'] as const;
export type Step = (typeof steps)[number];

/** What the document is read from again. */
export type Source = Pick<Args<'previewList'>, 'path' | 'paste' | 'draft'>;

/** A document on its way in. It stays while other screens are open, and in the store while the program is closed. */
export interface Draft {
  readonly source: Source;
  readonly preview: ListPreview;
  readonly choice: ReadingChoice;
  /** The ledger it was said to belong to; null leaves it to the document. */
  readonly target: string | null;
  readonly doubts: ReadonlyMap<number, readonly Doubt[]>;
  readonly order: readonly PreviewTask[];
  readonly review: Review;
  readonly decisions: Decisions;
  readonly at: Position;
  /** The question about names under the cursor, in place of a row. */
  readonly question: number | null;
  readonly editing: boolean;
  /** The last correction, where it fits other rows too. */
  readonly similar: Similar | null;
  /** The difference under the cursor in the comparison. */
  readonly difference: number;
}

type Done = Pick<Draft, 'review' | 'decisions'>;

const nothingDone: Done = { review: emptyReview, decisions: noDecisions };

/** A fresh reading, with what was done so far. */
export function toDraft(
  read: Pick<Draft, 'source' | 'preview' | 'choice' | 'target'>,
  { review, decisions }: Done = nothingDone,
): Draft {
  const { list, known, questions } = read.preview;
  const doubts = doubtsOf(list, new Set(known?.settled));
  const order = reviewOrder(list.tasks, doubts);
  return {
    ...read,
    doubts,
    order,
    review,
    decisions,
    at: entryOf(doubts, order[0]?.ordinal ?? 1, review),
    question: openQuestions(questions, review.names).length > 0 ? firstOpen(questions, review.names) : null,
    editing: false,
    similar: null,
    difference: 0,
  };
}

const firstOpen = (questions: ListPreview['questions'], answers: readonly NameAnswer[]): number => {
  const [first] = openQuestions(questions, answers);
  return first ? questions.indexOf(first) : 0;
};

/** The same document read otherwise: what was done goes with the rows it was done to. */
export const reread = (draft: Draft, read: Pick<Draft, 'source' | 'preview' | 'choice' | 'target'>): Draft =>
  toDraft(read, {
    review: carryReview(draft.review, rowKeys(draft.preview.list.tasks), rowKeys(read.preview.list.tasks)),
    decisions: draft.decisions,
  });

export const stepsOf = (draft: Draft | null): readonly Step[] =>
  steps.filter((step) => step !== 'done' && (step !== 'compare' || (draft?.preview.known ?? null) !== null));

/** Doubts and questions that nobody has looked at. */
export const openCount = ({ doubts, review, preview }: Draft): number =>
  allOpen(doubts, review).length + openQuestions(preview.questions, review.names).length;

/** As it is kept in the store. */
export function stateToKeep(draft: Draft, step: Step): IntakeState {
  const { preview, review, at } = draft;
  return {
    step: step === 'source' || step === 'done' ? 'columns' : step,
    choice: draft.choice,
    target: draft.target,
    edits: [...review.edits].map(([ordinal, changes]) => ({ ordinal, changes })),
    settled: [...review.settled],
    names: [...review.names],
    decisions: decisionsToSend(draft.decisions),
    at,
    rows: keysOf(preview),
    title: (preview.list.title ?? preview.name).slice(0, 300),
    open: openCount(draft),
  };
}

const keptKeys = new WeakMap<ListPreview, string[]>();

/** The keys of a reading, made once: the state is saved often. */
function keysOf(preview: ListPreview): string[] {
  const known = keptKeys.get(preview) ?? rowKeys(preview.list.tasks).map((key) => key.slice(0, 80));
  keptKeys.set(preview, known);
  return known;
}

/** Back from the store, onto a reading of today. */
export function keptToDraft(
  state: IntakeState,
  read: Pick<Draft, 'source' | 'preview' | 'choice' | 'target'>,
): Draft {
  const review: Review = {
    edits: new Map(state.edits.map(({ ordinal, changes }) => [ordinal, changes])),
    settled: new Set(state.settled),
    names: state.names,
  };
  const draft = toDraft(read, {
    review: carryReview(review, state.rows, keysOf(read.preview)),
    decisions: {
      taken: new Map(state.decisions.changed.map(({ task, take }) => [task, take])),
      withdrawn: new Map(state.decisions.withdrawn.map(({ task, reason }) => [task, reason])),
      left: new Set(),
      note: state.decisions.note ?? '',
    },
  });
  const { at } = state;
  const field = at && fields.find((each): each is Field => each === at.field);
  const stands = at && draft.order.some(({ ordinal }) => ordinal === at.ordinal);
  return at && field && stands && draft.question === null
    ? { ...draft, at: { ordinal: at.ordinal, field } }
    : draft;
}
