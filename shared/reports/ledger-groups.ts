import { nameKey } from '../text.ts';
import type { LedgerReport } from './ledger-report.ts';

/** Rows of one category that stand together, both ends included. */
export interface LedgerGroup {
  readonly name: string;
  readonly from: number;
  readonly to: number;
}

/**
 * Groups of the category column, every row in exactly one. A name repeated after a page break continues its group; a row
 * without a category stands alone. The name keeps the printed wording, unless a person has put the category right.
 */
export function ledgerGroups(report: LedgerReport): LedgerGroup[] {
  const column = report.categoryColumn;
  if (column === null) return [];
  const groups: LedgerGroup[] = [];
  let lastKey = '';
  for (const [index, row] of report.rows.entries()) {
    const printed = row.cells[column] ?? '';
    const category = row.category ?? printed;
    const key = nameKey(category);
    const last = groups.at(-1);
    if (last && key !== '' && key === lastKey) {
      groups[groups.length - 1] = { ...last, to: index };
    } else {
      groups.push({ name: nameKey(printed) === key ? printed : category, from: index, to: index });
    }
    lastKey = key;
  }
  return groups;
}
