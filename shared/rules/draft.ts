import type { Draft } from '../model/views.ts';

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

/** What a person filled in, without who signed it off and when. */
export const draftPartOf = ({
  text,
  percent,
  actuals,
  problems,
  next,
  noChange,
  evidence,
  reason,
}: Draft): Draft => ({
  text,
  percent,
  actuals: [...actuals],
  problems,
  next,
  noChange,
  evidence: [...evidence],
  reason,
});

/** A correction begins with what was signed off, and with a reason of its own. */
export const correctionOf = (signed: Draft): Draft => ({ ...draftPartOf(signed), reason: null });
