import { useMemo } from 'react';
import { type Draft, useImport } from './import-store.ts';
import { isEdited, openIn, type PreviewTask } from './review.ts';

type Filter = ReturnType<typeof useImport.getState>['filter'];

/** The rows a filter leaves, the one under the cursor always among them. */
export const rowsOf = ({ order, doubts, review, at }: Draft, filter: Filter): readonly PreviewTask[] =>
  filter === 'all'
    ? order
    : order.filter(
        ({ ordinal }) =>
          ordinal === at.ordinal ||
          (filter === 'open' ? openIn(doubts, ordinal, review).length > 0 : isEdited(review, ordinal)),
      );

export function useRows(draft: Draft): readonly PreviewTask[] {
  const filter = useImport((state) => state.filter);
  return useMemo(() => rowsOf(draft, filter), [draft, filter]);
}
