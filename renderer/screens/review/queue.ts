import type { ReviewItem } from '../../../shared/model/views.ts';

/** How the queue is laid out: every unit with its tasks, or every task with its units. */
export const orders = ['unit', 'task'] as const;
export type Order = (typeof orders)[number];

export const filters = ['all', 'changed', 'same', 'requests'] as const;
export type Filter = (typeof filters)[number];

export const isIn = (filter: Filter, { request, changed }: ReviewItem): boolean => {
  switch (filter) {
    case 'all':
      return true;
    case 'changed':
      return request === null && changed.length > 0;
    case 'same':
      return request === null && changed.length === 0;
    case 'requests':
      return request !== null;
  }
};

export interface QueueGroup {
  readonly key: string;
  readonly title: string;
  readonly items: readonly ReviewItem[];
}

/**
 * Groups in the order of their most pressing item; within a group the order of the desk (changed first) stays.
 * The desk gives requests and changed reports first, so a group that holds any of them comes before one that does not.
 */
export function groupsOf(items: readonly ReviewItem[], order: Order): readonly QueueGroup[] {
  const groups = Map.groupBy(items, ({ unit, task }) => (order === 'unit' ? unit.id : task.id));
  return [...groups].map(([key, members]): QueueGroup => {
    const [first] = members;
    const title =
      order === 'unit' ? (first?.unit.name ?? '') : `${first?.task.number ?? ''}　${first?.task.title ?? ''}`;
    return { key, title, items: members };
  });
}

/** All items in the order in which they stand on the screen. */
export const inSequence = (groups: readonly QueueGroup[]): readonly ReviewItem[] =>
  groups.flatMap(({ items }) => items);

/**
 * Where the eye goes when the list has changed: the item it was on while that is there, else the first still there of
 * those that stood after it, else the last one.
 */
export function heldPlace(
  before: readonly string[],
  now: readonly string[],
  current: string | null,
): string | null {
  if (current !== null && now.includes(current)) return current;
  const at = current === null ? -1 : before.indexOf(current);
  const after = at < 0 ? [] : before.slice(at + 1);
  const still = new Set(now);
  return after.find((id) => still.has(id)) ?? (at > 0 ? now.at(-1) : now[0]) ?? null;
}

/** The item some steps on; stays at the ends. */
export function step(ids: readonly string[], current: string | null, by: number): string | null {
  const at = current === null ? -1 : ids.indexOf(current);
  return ids[Math.min(Math.max(at + by, 0), ids.length - 1)] ?? null;
}
