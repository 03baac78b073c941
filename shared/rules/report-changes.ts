import { sameValue } from '../merge.ts';
import type { Draft } from '../model/views.ts';

/** What a reader looks for when one report stands beside another. */
export const comparedFields = [
  'text',
  'percent',
  'actuals',
  'problems',
  'next',
  'coordination',
  'noChange',
  'evidence',
  'reached',
] as const;
export type ComparedField = (typeof comparedFields)[number];

/** Spaces and line ends are no change; nor is the order of figures or of files. */
const normal = (draft: Draft, field: ComparedField): unknown => {
  switch (field) {
    case 'actuals':
      return draft.actuals.toSorted((a, b) => (a.indicator < b.indicator ? -1 : 1));
    case 'evidence':
      return draft.evidence.map(({ sha256 }) => sha256).sort();
    case 'reached':
      return (draft.reached ?? []).map(({ milestone, on }) => `${milestone} ${on}`).sort();
    case 'percent':
      return draft.percent;
    default:
      return (draft[field] ?? '').replace(/\s+/gu, '');
  }
};

/**
 * The fields in which a report says something else than the one before it. 本期无进展 alone is no change: such a report has none,
 * however the one before it was worded. Without one before it, everything that is filled in is new.
 */
export function changedFields(now: Draft, before: Draft | null): readonly ComparedField[] {
  if (now.noChange !== null && now.text.trim() === '') {
    const figures = ['percent', 'actuals', 'evidence', 'reached'] as const;
    return before === null ? [] : figures.filter((field) => adds(now, before, field));
  }
  if (before === null) return comparedFields.filter((field) => isFilled(now, field));
  return comparedFields.filter((field) => !sameValue(normal(now, field), normal(before, field)));
}

const isFilled = (draft: Draft, field: ComparedField): boolean => {
  const value = normal(draft, field);
  return Array.isArray(value) ? value.length > 0 : value !== null && value !== '';
};

/** A report without progress repeats no figures; those it does give may be others. */
const adds = (now: Draft, before: Draft, field: ComparedField): boolean =>
  isFilled(now, field) && !sameValue(normal(now, field), normal(before, field));
