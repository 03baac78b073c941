import type { LedgerRow } from '../../../shared/model/views.ts';
import { nameKey } from '../../../shared/text.ts';
import { fields, keyOf, type PreviewTask } from './review.ts';

/**
 * Fields that are read with doubt but that a person put right in the ledger before: an import leaves them as they are,
 * so nobody is asked again. A row is the same one when its number, or else its wording, is.
 */
export function settledInLedger(
  tasks: readonly PreviewTask[],
  rows: readonly LedgerRow[],
): ReadonlySet<string> {
  return new Set(
    tasks.flatMap((task) => {
      const row =
        rows.find(({ title, seq }) => nameKey(title) === nameKey(task.title) && seq === task.seq) ??
        rows.find(({ seq }) => seq !== null && seq === task.seq);
      if (!row) return [];
      const guesses: ReadonlySet<string> = new Set(row.guesses);
      return fields
        .filter((field) => task.guesses.includes(field) && !guesses.has(field))
        .map((field) => keyOf(task.ordinal, field));
    }),
  );
}
