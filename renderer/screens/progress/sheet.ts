import type { ChecksView } from '../../../shared/model/views/check-rules.ts';
import type { Draft, SheetRow } from '../../../shared/model/views.ts';
import { draftPartOf, saysSomething } from '../../../shared/rules/draft.ts';
import { checksOfBody } from '../../../shared/rules/validation/check-sets.ts';
import { blockingFinding, findingsOf } from '../../../shared/rules/validation/findings.ts';
import { isBlank } from '../../../shared/text.ts';

/** What a row still needs before it can be signed off. */
export type Finding = 'nothingSaid' | 'reasonMissing';

/** 未填, being filled, ready to sign off, or signed off and locked. */
export type RowState = 'empty' | 'begun' | 'filled' | 'signed';

type Versions = Pick<SheetRow, 'signed'>;

/** Nothing of it was filled in. */
export const isUntouched = (draft: Draft): boolean =>
  !saysSomething(draft) &&
  draft.noChange === null &&
  isBlank(draft.problems) &&
  isBlank(draft.next) &&
  isBlank(draft.coordination ?? '') &&
  draft.evidence.length === 0;

export function findingOf({ signed }: Versions, draft: Draft): Finding | null {
  if (isUntouched(draft)) return null;
  if (!saysSomething(draft)) return 'nothingSaid';
  return signed && isBlank(draft.reason) ? 'reasonMissing' : null;
}

export function stateOf({ signed }: Versions, draft: Draft): RowState {
  if (isUntouched(draft)) return signed ? 'signed' : 'empty';
  return findingOf({ signed }, draft) === null ? 'filled' : 'begun';
}

export const shows = ['all', 'unfilled', 'filled'] as const;
export type Show = (typeof shows)[number];

export const isShown = (show: Show, state: RowState): boolean => {
  if (show === 'all') return true;
  const filled = state === 'filled' || state === 'signed';
  return show === 'filled' ? filled : !filled;
};

export interface SheetCounts {
  readonly all: number;
  /** Ready or signed off. */
  readonly filled: number;
  readonly unfilled: number;
  readonly toSign: number;
  readonly mustFix: number;
}

export function countsOf(rows: readonly SheetRow[], draftOf: (task: string) => Draft): SheetCounts {
  const states = rows.map((row) => stateOf(row, draftOf(row.task)));
  const filled = states.filter((state) => isShown('filled', state)).length;
  return {
    all: rows.length,
    filled,
    unfilled: rows.length - filled,
    toSign: states.filter((state) => state === 'filled').length,
    mustFix: states.filter((state) => state === 'begun').length,
  };
}

/** Rows that are filled in and that the checks keep from being signed off, with what is in the way. */
export const blockedRows = (
  rows: readonly SheetRow[],
  draftOf: (task: string) => Draft,
  checks: readonly ChecksView[],
) =>
  rows.flatMap((row) => {
    const draft = draftOf(row.task);
    if (stateOf(row, draft) !== 'filled') return [];
    const own = checksOfBody(checks, row.body);
    const blocking = blockingFinding(findingsOf({ row, draft }, own), draft.explained, own);
    return blocking ? [{ task: row.task, ...blocking }] : [];
  });

/** 沿用上期: what was said last time; evidence and reasons belong to their own period. */
export const fromLast = (last: Draft, draft: Draft): Draft => ({
  ...draft,
  text: last.text,
  percent: last.percent,
  actuals: last.actuals.map((actual) => ({ ...actual })),
  problems: last.problems,
  next: last.next,
  coordination: last.coordination ?? '',
  noChange: null,
});

/** A correction begins with what was signed off; its reason is asked for at once. */
export const asCorrection = (signed: Draft): Draft => ({ ...draftPartOf(signed), reason: '' });

export function withActual(draft: Draft, indicator: string, value: number | null): Draft {
  const others = draft.actuals.filter((actual) => actual.indicator !== indicator);
  return { ...draft, actuals: value === null ? others : [...others, { indicator, value }] };
}
