import type { RevisionEntryView } from '../../../shared/model/intake.ts';
import { fill, words } from '../../words/words.ts';
import { type Choice, choiceOf, decide, differencesOf, needOf } from './decisions.ts';
import type { Draft } from './draft.ts';
import { changeDraft, draftAt } from './import-store.ts';
import { settle } from './settle.ts';

const here = (): Draft | null => draftAt('compare');

export const shownDifferences = (draft: Draft): readonly RevisionEntryView[] =>
  draft.preview.known ? differencesOf(draft.preview.known) : [];

export const differenceHere = (draft: Draft): RevisionEntryView | null =>
  shownDifferences(draft)[draft.difference] ?? null;

export function moveDifference(by: 1 | -1): void {
  const draft = here();
  if (!draft) return;
  const last = shownDifferences(draft).length - 1;
  changeDraft({ difference: Math.max(0, Math.min(last, draft.difference + by)) });
}

/** What Y says here: the new wording, or that a task that is gone is cancelled; N says the contrary. */
export const choiceFor = (entry: RevisionEntryView, yes: boolean): Choice => {
  if (entry.status === 'missing') return yes ? 'withdraw' : 'leave';
  return yes ? 'take' : 'keep';
};

/** Whether there is anything to choose about a difference. */
export const isChoosable = ({ status, cancellable }: RevisionEntryView): boolean =>
  status === 'changed' || (status === 'missing' && cancellable);

export function decideHere(yes: boolean): void {
  const draft = here();
  const entry = draft && differenceHere(draft);
  if (!draft || !entry || !isChoosable(entry)) return;
  decideFor(draft, [entry], choiceFor(entry, yes));
}

/** All that wait for the same kind of decision, as the one under the cursor. */
export function decideAlike(yes: boolean): void {
  const draft = here();
  const entry = draft && differenceHere(draft);
  if (!draft || !entry || !isChoosable(entry)) return;
  decideFor(draft, alike(draft, entry), choiceFor(entry, yes));
}

export const alike = (draft: Draft, entry: RevisionEntryView): readonly RevisionEntryView[] =>
  shownDifferences(draft).filter(
    (other) =>
      other.status === entry.status &&
      needOf(other) === needOf(entry) &&
      (other === entry || choiceOf(other, draft.decisions) === null),
  );

function decideFor(draft: Draft, entries: readonly RevisionEntryView[], choice: Choice): void {
  const w = words().importList;
  const decisions = decide(draft.decisions, entries, choice, w.withdrawReason);
  const shown = shownDifferences(draft);
  const open = shown.findIndex((entry, at) => at > draft.difference && choiceOf(entry, decisions) === null);
  const first = shown.findIndex((entry) => choiceOf(entry, decisions) === null);
  const next = open >= 0 ? open : first >= 0 ? first : draft.difference;
  const label = fill(w.stepDecide, { what: w[`choice_${choice}`], count: entries.length });
  settle('compare', draft, { decisions, difference: next }, label);
}

/** The reason a task is cancelled for, as typed. */
export const setReason = (task: string, reason: string): void => {
  const draft = here();
  if (!draft) return;
  changeDraft({
    decisions: { ...draft.decisions, withdrawn: new Map([...draft.decisions.withdrawn, [task, reason]]) },
  });
};

export const setNote = (note: string): void => {
  const draft = here();
  if (draft) changeDraft({ decisions: { ...draft.decisions, note } });
};
