import type { HistoryEntry } from '../../../shared/model/views.ts';
import { createMatcher } from '../../../shared/search.ts';

/** Entries of a kind (all where empty) whose content or person fits what was typed; pinyin initials find names. */
export function filterHistory(
  entries: readonly HistoryEntry[],
  kind: string,
  search: string,
): readonly HistoryEntry[] {
  const matches = createMatcher(search);
  return entries.filter(
    (entry) =>
      (kind === '' || entry.kind === kind) && matches({ texts: [], names: [entry.label, entry.who] }),
  );
}

/** The kinds there are, in the order in which a person meets them. */
export function kindsOf(entries: readonly HistoryEntry[]): readonly string[] {
  const order = ['task', 'report', 'assignment', 'taskList', 'unit', 'receive', 'receipt'];
  const rank = (kind: string) => (order.indexOf(kind) + order.length + 1) % (order.length + 1);
  return [...new Set(entries.map(({ kind }) => kind))].toSorted(
    (a, b) => rank(a) - rank(b) || (a < b ? -1 : 1),
  );
}
