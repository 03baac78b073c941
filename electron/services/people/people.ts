import { dateOf } from '../../../shared/dates.ts';
import type { People } from '../../../shared/model/views.ts';
import { holderOrNone, type Post } from '../../../shared/rules/people.ts';
import type { Store } from '../../store/store.ts';
import { identityOf } from '../own-unit.ts';

/** The hand-overs of this unit, in the order in which they were recorded. */
export const changesOf = (store: Store) =>
  store.records.get('unit', store.meta.get('unit') ?? '')?.fields.personnel ?? [];

/** Who holds today what was in this person's hands. */
export const holderNow = (store: Store, post: Post, name: string | null): string | null =>
  holderOrNone(changesOf(store), post, name, dateOf(store.now()));

export function peopleOf(store: Store): People {
  const identity = identityOf(store);
  const own = store.records.get('unit', identity.id)?.fields;
  const ours = (unit: string) => identity.ids.has(unit);
  const names = new Set<string>();
  const add = (...found: readonly (string | null | undefined)[]) => {
    for (const name of found) if (name) names.add(name);
  };
  add(identity.operator, holderNow(store, 'contact', own?.contactPerson ?? null));
  for (const { from, to } of changesOf(store)) add(to, from);
  for (const { author, fields } of store.records.all('report'))
    if (ours(author)) add(fields.filledBy, fields.reviewedBy, fields.signedOffBy, fields.transcribed?.by);
  for (const { author, fields } of store.records.all('request'))
    if (ours(author)) add(fields.filledBy, fields.signedOffBy);
  for (const { author, fields } of store.records.all('acknowledgement')) if (ours(author)) add(fields.by);
  for (const { author, fields } of store.records.all('decision'))
    if (ours(author)) add(fields.decidedBy, fields.approvedBy);
  for (const { author, fields } of store.records.all('owner'))
    if (ours(author)) add(fields.owner, fields.leader);
  for (const { author, fields } of store.records.all('instruction'))
    if (ours(author)) add(fields.by, fields.answeredBy);
  return {
    unit: { id: identity.id, name: identity.name },
    names: [...names].slice(0, 200),
    contact: holderNow(store, 'contact', own?.contactPerson ?? null),
    changes: changesOf(store).map((change) => ({ ...change, posts: [...change.posts] })),
  };
}
