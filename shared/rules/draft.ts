import type { Draft } from '../model/views.ts';
import { isBlank } from '../text.ts';

export const blankDraft: Draft = {
  text: '',
  percent: null,
  actuals: [],
  problems: '',
  next: '',
  noChange: null,
  evidence: [],
  reason: null,
};

/** Something that counts as progress or as a statement that there is none. */
export const saysSomething = ({
  text,
  noChange,
  actuals,
  percent,
  reached = [],
}: Pick<Draft, 'text' | 'noChange' | 'actuals' | 'percent' | 'reached'>): boolean =>
  !isBlank(text) || !isBlank(noChange) || actuals.length > 0 || percent !== null || reached.length > 0;

/** What a person filled in, without who signed it off and when. */
export const draftPartOf = ({
  text,
  percent,
  actuals,
  problems,
  next,
  coordination,
  noChange,
  evidence,
  reached,
  explained,
  reason,
}: Draft): Draft => ({
  text,
  percent,
  actuals: [...actuals],
  problems,
  next,
  ...(!isBlank(coordination ?? null) && { coordination }),
  noChange,
  evidence: [...evidence],
  ...(reached && reached.length > 0 && { reached: [...reached] }),
  ...(explained && explained.length > 0 && { explained: [...explained] }),
  reason,
});

/** The evidence as a report names it: what was found in a file is of use while the report is being written. */
export const signedEvidence = (evidence: Draft['evidence']): Draft['evidence'] =>
  evidence.map(({ persons: _found, ...item }) => item);

/** A correction begins with what was signed off, and with a reason of its own. */
export const correctionOf = (signed: Draft): Draft => ({ ...draftPartOf(signed), reason: null });

/** 校内审核 of a draft: who handed it in, who passed or returned it, and why. */
export interface DraftReview {
  readonly state: 'awaitingInternalReview' | 'returnedInternally';
  readonly sentBy: string | null;
  /** UTC milliseconds. */
  readonly sentAt: number;
  /** Left out until somebody has looked at it. */
  readonly reviewedBy?: string | null | undefined;
  readonly reviewedAt?: number | undefined;
  /** Why it was returned. */
  readonly note: string;
}
