import { useMemo } from 'react';
import { nameLookup } from '../../../shared/rules/printed-names.ts';
import type { Draft } from './draft.ts';
import { type PreviewTask, type Values, valuesOf } from './review.ts';

/** A row as it would be imported now. */
export function useValues({ review }: Draft, task: PreviewTask): Values {
  return useMemo(() => valuesOf(task, review, nameLookup(review.names)), [task, review]);
}
