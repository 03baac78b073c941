import type { Place, Recipient, Transmission } from '../../../shared/model/views.ts';
import { createMatcher } from '../../../shared/search.ts';

export type Direction = Recipient['direction'];
export type Progress = 'never' | 'exported' | 'delivered';

/** How far the last file to a recipient has come. */
export const progressOf = ({ last }: Pick<Recipient, 'last'>): Progress =>
  last === null ? 'never' : last.status;

export type Filter = Progress | 'all';

/** Recipients of one direction that a filter and a search leave. */
export function shownRecipients(
  recipients: readonly Recipient[],
  filter: Filter,
  search: string,
): readonly Recipient[] {
  const matches = createMatcher(search);
  return recipients.filter(
    (recipient) =>
      (filter === 'all' || progressOf(recipient) === filter) &&
      matches({ texts: [], names: [recipient.unit.name] }),
  );
}

export const countBy = (recipients: readonly Recipient[]): Readonly<Record<Filter, number>> => {
  const count = (progress: Progress) =>
    recipients.filter((recipient) => progressOf(recipient) === progress).length;
  return {
    all: recipients.length,
    never: count('never'),
    exported: count('exported'),
    delivered: count('delivered'),
  };
};

/**
 * Who is sent to: the person's choice, or everyone while nothing was chosen yet. A choice that is no longer there is
 * left out.
 */
export function chosenIds(
  recipients: readonly Recipient[],
  choice: ReadonlySet<string> | null,
): readonly string[] {
  return recipients
    .filter((recipient) => choice === null || choice.has(recipient.unit.id))
    .map(({ unit }) => unit.id);
}

/**
 * Where files would go: the folder chosen, else the one used last. A drive is never taken unasked: nothing tells a stick
 * from a system disk here.
 */
export const proposedFolder = (chosen: string | null, places: readonly Place[]): string | null =>
  chosen ?? places.find(({ kind }) => kind === 'remembered')?.path ?? null;

export const sentIn = (
  direction: Direction,
  transmissions: readonly Transmission[],
): readonly Transmission[] =>
  transmissions.filter(({ kind }) => (kind === 'submit') === (direction === 'up'));
