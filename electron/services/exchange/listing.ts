import { byKind, inKindOrder, inListOrder } from '../../../shared/item-order.ts';
import type { PreviewItem } from '../../../shared/model/views.ts';

const LISTED = 2000;

/** What a person has to look at comes first. */
const order = ['refused', 'changed', 'new', 'unchanged'] as const satisfies readonly PreviewItem['status'][];

interface Found {
  items: PreviewItem[];
  /** The last that is listed so far; null while there is room for all. */
  last: PreviewItem | null;
}

/**
 * What a bundle does, item by item, of each status no more than `most`: put in order before it is cut, so that what is
 * left out are the last as people list them and not the last of the file. Holds no more than twice what it lists.
 */
export class Listing {
  readonly #most: number;
  readonly #found: Readonly<Record<PreviewItem['status'], Found>> = {
    refused: { items: [], last: null },
    changed: { items: [], last: null },
    new: { items: [], last: null },
    unchanged: { items: [], last: null },
  };

  constructor(most = LISTED) {
    this.#most = most;
  }

  /** `named` is asked only of a kind that may still be listed: what a record is called takes a look into the store. */
  add(status: PreviewItem['status'], kind: string, named: () => PreviewItem): void {
    const found = this.#found[status];
    if (found.last && inKindOrder(kind, found.last.kind) > 0) return;
    const item = named();
    if (found.last && inListOrder(item, found.last) >= 0) return;
    found.items.push(item);
    if (found.items.length < 2 * this.#most) return;
    found.items = this.#firstOf(found.items);
    found.last = found.items.at(-1) ?? null;
  }

  items(): readonly PreviewItem[] {
    return order.flatMap((status) => this.#firstOf(this.#found[status].items));
  }

  readonly #firstOf = (found: readonly PreviewItem[]): PreviewItem[] => byKind(found).slice(0, this.#most);
}
