import { useMemo } from 'react';
import type { NameQuestion } from '../../../shared/model/intake.ts';
import type { Draft } from './draft.ts';
import { useImport } from './import-store.ts';
import { answerTo } from './questions.ts';
import { isEdited, openIn, type PreviewTask } from './review.ts';

type Filter = ReturnType<typeof useImport.getState>['filter'];

/** What the review walks through. */
export type Item =
  | { readonly kind: 'question'; readonly index: number; readonly question: NameQuestion }
  | { readonly kind: 'row'; readonly task: PreviewTask };

/** Those a filter leaves, the one under the cursor always among them. */
export function itemsOf(draft: Draft, filter: Filter): readonly Item[] {
  const { preview, order, doubts, review, at } = draft;
  const questions = preview.questions.flatMap((question, index): Item[] => {
    const open = answerTo(question, review.names) === null;
    const shown = filter === 'all' || (filter === 'open' ? open : !open) || index === draft.question;
    return shown ? [{ kind: 'question', index, question }] : [];
  });
  const rows = order.filter(
    ({ ordinal }) =>
      filter === 'all' ||
      (draft.question === null && ordinal === at.ordinal) ||
      (filter === 'open' ? openIn(doubts, ordinal, review).length > 0 : isEdited(review, ordinal)),
  );
  return [...questions, ...rows.map((task): Item => ({ kind: 'row', task }))];
}

export function useItems(draft: Draft): readonly Item[] {
  const filter = useImport((state) => state.filter);
  return useMemo(() => itemsOf(draft, filter), [draft, filter]);
}
