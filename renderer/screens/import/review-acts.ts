import { nameLookup } from '../../../shared/rules/printed-names.ts';
import { announce } from '../../state/announcements.ts';
import { fill, words } from '../../words/words.ts';
import { type Draft, openCount } from './draft.ts';
import { changeDraft, draftAt, moveTo, useImport } from './import-store.ts';
import { type Item, itemsOf } from './items.ts';
import { answerTo, withAnswer } from './questions.ts';
import {
  accept,
  type Doubt,
  edit,
  entryOf,
  type Field,
  nextOpen,
  openIn,
  type Position,
  type Review,
  sameKind,
  type TaskEdit,
  valuesOf,
} from './review.ts';
import { settle } from './settle.ts';
import { applySimilar, similarTo } from './similar.ts';

const here = (): Draft | null => draftAt('review');

/** To the next or the last of those shown: questions about names first, then rows. */
export function moveBy(by: 1 | -1): void {
  const draft = here();
  if (!draft) return;
  const items = itemsOf(draft, useImport.getState().filter);
  const at = items.findIndex((item) => isHere(draft, item));
  const item = items[Math.max(0, Math.min(items.length - 1, at + by))];
  if (item) moveToItem(draft, item);
}

export const isHere = ({ question, at }: Draft, item: Item): boolean =>
  item.kind === 'question' ? item.index === question : question === null && item.task.ordinal === at.ordinal;

export function moveToItem({ doubts, review }: Draft, item: Item): void {
  if (item.kind === 'question') changeDraft({ question: item.index, editing: false, similar: null });
  else {
    changeDraft({ similar: null });
    moveTo(entryOf(doubts, item.task.ordinal, review));
  }
}

/** The doubt under the cursor, while it is open. */
export const doubtHere = (draft: Draft): Doubt | null =>
  draft.question !== null
    ? null
    : (openIn(draft.doubts, draft.at.ordinal, draft.review).find(({ field }) => field === draft.at.field) ??
      null);

export function acceptHere(): void {
  const draft = here();
  if (!draft) return;
  const doubt = doubtHere(draft);
  if (draft.question !== null) answerHere(draft.preview.questions[draft.question]?.proposed ?? '');
  else if (doubt)
    goOn(
      draft,
      accept(draft.review, [doubt]),
      fill(words().importList.stepAccept, rowName(draft, doubt.ordinal)),
    );
}

export function acceptKind(): void {
  const draft = here();
  const doubt = draft && doubtHere(draft);
  if (!draft || !doubt) return;
  const kind = sameKind(draft.doubts, draft.review, doubt);
  goOn(draft, accept(draft.review, kind), fill(words().importList.stepAcceptKind, { count: kind.length }));
}

/** The name that all names of the question mean, or null: they are several units. */
export function answerHere(name: string | null): void {
  const draft = here();
  const question = draft?.question === null ? undefined : draft?.preview.questions[draft?.question ?? -1];
  if (!draft || !question || name === '') return;
  const names = withAnswer(draft.review.names, { names: question.names.map((each) => each.name), name });
  const w = words().importList;
  const first = question.names[0]?.name ?? '';
  const label = name === null ? fill(w.stepApart, { name: first }) : fill(w.stepOneUnit, { name });
  goOn(draft, { ...draft.review, names }, label);
}

/** Every open question is answered as proposed. */
export function answerAll(): void {
  const draft = here();
  if (!draft) return;
  const open = draft.preview.questions.filter((question) => answerTo(question, draft.review.names) === null);
  const names = open.reduce(
    (answers, question) =>
      withAnswer(answers, { names: question.names.map((each) => each.name), name: question.proposed }),
    draft.review.names,
  );
  goOn(draft, { ...draft.review, names }, fill(words().importList.stepAllNames, { count: open.length }));
}

/** A corrected field; where the correction fits other rows, they are offered. */
export function saveEdit(at: Position, changes: TaskEdit): void {
  const draft = here();
  if (!draft) return;
  const { ordinal, field } = at;
  const task = draft.order.find((each) => each.ordinal === ordinal);
  if (!task) return;
  const nameOf = nameLookup(draft.review.names);
  const review = edit(draft.review, ordinal, field, changes);
  const similar = similarTo(draft.order, review, nameOf, {
    ordinal,
    field,
    before: valuesOf(task, draft.review, nameOf),
    after: valuesOf(task, review, nameOf),
  });
  const w = words();
  const label = fill(w.importList.stepEdit, { ...rowName(draft, ordinal), field: fieldName(field) });
  if (!similar) {
    goOn(draft, review, label);
    return;
  }
  // The cursor stays: what comes next is whether the others are corrected too.
  settle('review', draft, { review, at, question: null, similar }, label);
  announce(
    `${label}${w.importList.announceJoin}${fill(w.importList.similarOffer, { count: similar.changes.length })}`,
  );
}

export function applyToSimilar(): void {
  const draft = here();
  if (!draft?.similar) return;
  const { similar } = draft;
  const review = applySimilar(draft.review, similar);
  const names = similar.renamed.reduce(withAnswer, review.names);
  const label = fill(words().importList.stepSimilar, {
    count: similar.changes.length,
    field: fieldName(similar.field),
  });
  goOn(draft, { ...review, names }, label);
}

/** Leaves the others as they are and goes on. */
export function skipSimilar(): void {
  const draft = here();
  if (draft?.similar) changeDraft({ similar: null, ...placeAfter(draft, draft.review) });
}

const fieldName = (field: Field): string => words().recordFields[field];

const rowName = ({ order }: Draft, ordinal: number) => ({
  row: order.find((task) => task.ordinal === ordinal)?.seq ?? ordinal,
});

/** One step of the review: work goes on at the next thing that is open. */
function goOn(draft: Draft, review: Review, label: string): void {
  const next = { ...draft, review };
  const left = openCount(next);
  const w = words().importList;
  settle(
    'review',
    draft,
    { review, ...placeAfter(draft, review) },
    label,
    left === 0 ? w.allChecked : fill(w.announceStep, { what: label, left }),
  );
}

function placeAfter({ preview, order, doubts, at, question }: Draft, review: Review) {
  if (question !== null) {
    const open = preview.questions.findIndex((each) => answerTo(each, review.names) === null);
    if (open >= 0) return { question: open };
  }
  const next = nextOpen(order, doubts, review, at);
  return { question: null, at: next ?? at };
}
