import { byName } from './by-name.ts';

/** Tasks and reports first: units and receipts only come along with them. */
const kindOrder = [
  'decision',
  'request',
  'task',
  'report',
  'acknowledgement',
  'assignment',
  'taskList',
  'unit',
  'receipt',
];

interface Item {
  readonly kind: string;
  readonly label: string;
  /** Name of the unit it is of or for. */
  readonly unit?: string | null;
}

/** What is listed of records: by kind, within one as the lists number them, and of one task by unit. */
export const byKind = <T extends Item>(items: readonly T[]): readonly T[] => items.toSorted(inListOrder);

/** Below 0: `a` comes first. */
export const inListOrder = (a: Item, b: Item): number =>
  inKindOrder(a.kind, b.kind) || byName(a.label, b.label) || byName(a.unit ?? '', b.unit ?? '');

/** Below 0: records of kind `a` come first. */
export const inKindOrder = (a: string, b: string): number => kindRank(a) - kindRank(b);

const kindRank = (kind: string): number => {
  const rank = kindOrder.indexOf(kind);
  return rank < 0 ? kindOrder.length : rank;
};
