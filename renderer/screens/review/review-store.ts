import type { ReviewItem } from '../../../shared/model/views.ts';
import { createState } from '../../state/create-state.ts';
import { heldPlace, step } from './queue.ts';

interface Desk {
  /** In the order of the screen. */
  readonly items: readonly ReviewItem[];
  readonly current: string | null;
  readonly marked: ReadonlySet<string>;
  /** Decided about in this window, and not yet known from the store: nobody waits for the store to go on to the next. */
  readonly gone: ReadonlySet<string>;
}

/** Where the reviewer is. What waits is read anew from the store; place and marks are this window's. */
export const useDesk = createState<Desk>(() => ({
  items: [],
  current: null,
  marked: new Set(),
  gone: new Set(),
}));

const idsOf = (items: readonly ReviewItem[]): readonly string[] => items.map(({ id }) => id);

/** Takes in what waits now; the place is held, marks of what is gone are dropped. */
export const takeItems = (items: readonly ReviewItem[]): void =>
  useDesk.setState(({ items: before, current, marked }) => {
    const now = idsOf(items);
    const still = new Set(now);
    return {
      items,
      current: heldPlace(idsOf(before), now, current),
      marked: new Set([...marked].filter((id) => still.has(id))),
    };
  });

export const goTo = (current: string): void => useDesk.setState({ current });

export const walk = (by: number): void =>
  useDesk.setState(({ items, current }) => ({ current: step(idsOf(items), current, by) }));

export const toggleMark = (id: string): void =>
  useDesk.setState(({ marked }) => {
    const next = new Set(marked);
    if (!next.delete(id)) next.add(id);
    return { marked: next };
  });

export const mark = (ids: readonly string[]): void => useDesk.setState({ marked: new Set(ids) });

export const currentItem = (): ReviewItem | null => {
  const { items, current } = useDesk.getState();
  return items.find(({ id }) => id === current) ?? null;
};

/** What a verdict is about: the marked ones, else the one in view. */
export function chosenItems(): readonly ReviewItem[] {
  const { items, marked } = useDesk.getState();
  if (marked.size > 0) return items.filter(({ id }) => marked.has(id));
  const item = currentItem();
  return item ? [item] : [];
}

/** Decisions whose answer is still on its way. */
const pending = new Set<string>();

/** From here on these are out of sight. */
export function leaveOut(ids: readonly string[]): void {
  for (const id of ids) pending.add(id);
  useDesk.setState(({ gone }) => ({ gone: new Set([...gone, ...ids]) }));
}

/** Decided about elsewhere, and answered: the next is in view before the store is read anew. */
export function settled(ids: readonly string[]): void {
  leaveOut(ids);
  answered(ids);
}

/** The store has answered; what it says next holds. */
export function answered(ids: readonly string[]): void {
  for (const id of ids) pending.delete(id);
}

/** What was read anew shows what came of the decisions that are answered. */
export const settleGone = (): void =>
  useDesk.setState((desk) => {
    const still = [...desk.gone].filter((id) => pending.has(id));
    return still.length === desk.gone.size ? desk : { gone: new Set(still) };
  });
