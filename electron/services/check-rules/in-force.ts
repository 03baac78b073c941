import type { Checks } from '../../../shared/model/check-rules.ts';
import type { ChecksView } from '../../../shared/model/views/check-rules.ts';
import type { SheetRow } from '../../../shared/model/views.ts';
import { standardChecks } from '../../../shared/rules/validation/check-sets.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';

type CheckSetRecord = StoredRecord<'checkRules'>;

/** The set with the highest version; two of one version, from two PCs, are put in order by id. */
export const newestCheckSet = (sets: readonly CheckSetRecord[]): CheckSetRecord | null =>
  sets.toSorted((a, b) => a.fields.version - b.fields.version || (a.id < b.id ? -1 : 1)).at(-1) ?? null;

/** By body the set it has in force. */
export function checkSetsInForce(store: Store): ReadonlyMap<string, CheckSetRecord> {
  const byBody = Map.groupBy(store.records.all('checkRules'), ({ author }) => author);
  return new Map(
    [...byBody].flatMap(([body, sets]) => {
      const newest = newestCheckSet(sets);
      return newest ? [[body, newest] as const] : [];
    }),
  );
}

/** What reports on a body's tasks are checked by: its own rules, or what is built in while it has none. */
export function checksInForce(store: Store): (body: string) => Checks {
  const sets = checkSetsInForce(store);
  return (body) => sets.get(body)?.fields ?? standardChecks;
}

/** The rules that the rows of a sheet are checked by, once for each body. */
export function checksSent(store: Store, rows: readonly Pick<SheetRow, 'body'>[]): ChecksView[] {
  const sets = checkSetsInForce(store);
  return [...new Set(rows.map(({ body }) => body))].map((body) => {
    const set = sets.get(body)?.fields;
    const { explain, rules } = set ?? standardChecks;
    return { body, version: set?.version ?? null, madeBy: set?.madeBy ?? null, explain, rules };
  });
}
