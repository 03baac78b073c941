import type { Args } from '../../../shared/contract.ts';
import type { ListPreview, RevisionEntryView } from '../../../shared/model/intake.ts';

/** What a person decided about a revised edition, by task. */
export interface Decisions {
  /** New wording taken (true) or left out (false). */
  readonly taken: ReadonlyMap<string, boolean>;
  /** Tasks that are gone and are to be cancelled, with the reason. */
  readonly withdrawn: ReadonlyMap<string, string>;
  /** Tasks that are gone and stay in the ledger. */
  readonly left: ReadonlySet<string>;
  readonly note: string;
}

export const noDecisions: Decisions = { taken: new Map(), withdrawn: new Map(), left: new Set(), note: '' };

type Sent = NonNullable<Args<'importList'>['decisions']>;

export const decisionsToSend = ({ taken, withdrawn, note }: Decisions): Sent => ({
  changed: [...taken].map(([task, take]) => ({ task, take })),
  withdrawn: [...withdrawn].map(([task, reason]) => ({ task, reason })),
  note: note.trim() === '' ? null : note.trim(),
});

/** What a difference needs of a person: nothing, a choice between two wordings, or whether a task goes or stays. */
export type Need = 'none' | 'wording' | 'gone';

export function needOf({ status, reports, cancellable }: RevisionEntryView): Need {
  if (status === 'missing') return cancellable ? 'gone' : 'none';
  return status === 'changed' && reports > 0 ? 'wording' : 'none';
}

/** Differences worth a look: what must be decided first, then the rest as printed. */
export function differencesOf(known: NonNullable<ListPreview['known']>): readonly RevisionEntryView[] {
  const shown = known.entries.filter(({ status }) => status !== 'unchanged' && status !== 'renumbered');
  return [
    ...shown.filter((entry) => needOf(entry) !== 'none'),
    ...shown.filter((entry) => needOf(entry) === 'none'),
  ];
}

export type Choice = 'take' | 'keep' | 'withdraw' | 'leave';

/** What will happen to a difference as things stand; null where it waits for a person. */
export function choiceOf(entry: RevisionEntryView, { taken, withdrawn, left }: Decisions): Choice | null {
  const task = entry.task ?? '';
  if (entry.status === 'cancelled' || (entry.status === 'missing' && !entry.cancellable)) return 'leave';
  if (entry.status === 'missing') return withdrawn.has(task) ? 'withdraw' : left.has(task) ? 'leave' : null;
  const said = taken.get(task);
  if (said !== undefined) return said ? 'take' : 'keep';
  return needOf(entry) === 'wording' ? null : 'take';
}

export const undecided = (known: ListPreview['known'], decisions: Decisions): readonly RevisionEntryView[] =>
  known ? differencesOf(known).filter((entry) => choiceOf(entry, decisions) === null) : [];

/** Decides several differences alike; those that the choice does not fit stay as they are. */
export function decide(
  decisions: Decisions,
  entries: readonly RevisionEntryView[],
  choice: Choice,
  reason: string,
): Decisions {
  const taken = new Map(decisions.taken);
  const withdrawn = new Map(decisions.withdrawn);
  const left = new Set(decisions.left);
  for (const { task, status, cancellable } of entries) {
    if (task === null || status === 'cancelled' || (status === 'missing' && !cancellable)) continue;
    if (status === 'missing') {
      if (choice === 'withdraw') withdrawn.set(task, reason);
      else if (choice === 'leave') withdrawn.delete(task);
      if (choice === 'leave') left.add(task);
      else if (choice === 'withdraw') left.delete(task);
    } else if (choice === 'take' || choice === 'keep') taken.set(task, choice === 'take');
  }
  return { ...decisions, taken, withdrawn, left };
}

/** Counts of an import as it stands, for the summary. */
export function countsNow(known: NonNullable<ListPreview['known']>, decisions: Decisions) {
  const kept = known.entries.filter(
    (entry) => entry.status === 'changed' && choiceOf(entry, decisions) !== 'take',
  ).length;
  const gone = known.entries.filter((entry) => choiceOf(entry, decisions) === 'withdraw').length;
  const changed = known.entries.filter(
    (entry) => entry.status === 'changed' && choiceOf(entry, decisions) === 'take',
  ).length;
  const count = (status: RevisionEntryView['status']) =>
    known.entries.filter((entry) => entry.status === status).length;
  return {
    added: count('added'),
    changed,
    kept,
    gone,
    left: count('missing') - gone,
    renumbered: count('renumbered'),
    unchanged: count('unchanged') + count('cancelled'),
  };
}
