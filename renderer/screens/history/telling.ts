import { byName } from '../../../shared/by-name.ts';
import { type Change, type Speech, valueText } from './change-text.ts';

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
}

/** By kind, and within one as the lists number them. */
export const byKind = <T extends Item>(items: readonly T[]): readonly T[] =>
  items.toSorted((a, b) => kindRank(a) - kindRank(b) || byName(a.label, b.label));
const kindRank = ({ kind }: Item): number => {
  const rank = kindOrder.indexOf(kind);
  return rank < 0 ? kindOrder.length : rank;
};

const tellingFields: Readonly<Record<string, readonly string[]>> = {
  assignment: ['unit', 'role', 'state'],
  report: ['period', 'text', 'noChange'],
  acknowledgement: ['answer', 'reason'],
  request: ['type', 'date', 'text', 'reason'],
  decision: ['verdict', 'date', 'conclusion', 'text'],
  task: ['deadline', 'detail'],
};

/** The fields that tell most about something that is wholly new, or that would be wholly gone: its values on one line. */
export function essence(kind: string, changes: readonly Change[], speech: Speech): string {
  return (tellingFields[kind] ?? [])
    .flatMap((field) => changes.filter((change) => change.field === field))
    .map(({ field, old, new: fresh }) => ({ field, value: fresh ?? old }))
    .filter(({ value }) => value !== null && value !== '')
    .map(({ field, value }) => valueText(kind, field, value, speech))
    .join('　');
}
