import { byKind, inListOrder } from '../../../shared/item-order.ts';
import type { PreviewItem } from '../../../shared/model/views.ts';

/** Of each status so many are listed, the first in order. */
const LISTED = 2000;

/** What a person has to look at comes first. */
const order = ['refused', 'changed', 'new', 'unchanged'] as const satisfies readonly PreviewItem['status'][];

/**
 * What a bundle does, item by item: put in order before it is cut, so that what is left out are the last as people list
 * them and not the last of the file. Holds no more than twice what it lists.
 */
export class Listing {
  readonly #found = new Map<PreviewItem['status'], PreviewItem[]>();

  add(item: PreviewItem): void {
    const found = this.#found.get(item.status) ?? [];
    const last = found[LISTED - 1];
    if (found.length === LISTED && last && inListOrder(item, last) >= 0) return;
    found.push(item);
    this.#found.set(item.status, found.length < 2 * LISTED ? found : firstOf(found));
  }

  items(): readonly PreviewItem[] {
    return order.flatMap((status) => firstOf(this.#found.get(status) ?? []));
  }
}

const firstOf = (found: readonly PreviewItem[]): PreviewItem[] => byKind(found).slice(0, LISTED);
