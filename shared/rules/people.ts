import type { UnitFields } from '../model/record.ts';

/** 岗位 of a unit that a person may hold and hand over. */
export const posts = ['filler', 'reviewer', 'contact', 'owner', 'leader'] as const;
export type Post = (typeof posts)[number];

/** 人员交接: who handed which posts to whom, from which day. */
export type PersonChange = NonNullable<UnitFields['personnel']>[number];

const sameName = (a: string, b: string): boolean => a.normalize('NFKC').trim() === b.normalize('NFKC').trim();

/**
 * Who holds on a day what a person held: the changes of this post are followed in the order of their days, of one day in
 * the order in which they were recorded. Nobody is met twice, so that a circle ends where it began.
 */
export function holderOn(
  changes: readonly PersonChange[] | null | undefined,
  post: Post,
  name: string,
  day: string,
): string {
  const due = (changes ?? [])
    .map((change, at) => ({ change, at }))
    .filter(({ change }) => change.posts.includes(post) && change.on <= day)
    .toSorted((a, b) => (a.change.on === b.change.on ? a.at - b.at : a.change.on < b.change.on ? -1 : 1));
  return due.reduce((holder, { change }) => (sameName(change.from, holder) ? change.to : holder), name);
}

/** The same where nobody may be named. */
export const holderOrNone = (
  changes: readonly PersonChange[] | null | undefined,
  post: Post,
  name: string | null,
  day: string,
): string | null => (name === null ? null : holderOn(changes, post, name, day));
