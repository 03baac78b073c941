import type { WireRecord } from '../../../shared/model/record.ts';
import type { Scope } from './scope.ts';

/** What a body decides about what a unit sent, and that it arrived. */
const DECIDED: ReadonlySet<string> = new Set(['decision', 'receipt', 'unitKey']);

/**
 * The part of an issue that a 批复包 holds: decisions and receipts, and what they hang on, so that the file stands alone
 * when the issue before it was lost.
 */
export function decidedOf({ records, evidence }: Scope, unit: string): Scope {
  const all = [...records];
  const byRecord = new Map(all.map((record) => [record.id, record]));
  const needed = new Set<string>();
  const need = (record: WireRecord | undefined): void => {
    if (!record || needed.has(record.id)) return;
    needed.add(record.id);
    if (record.parent !== null) need(byRecord.get(record.parent));
  };
  for (const record of all) if (DECIDED.has(record.kind)) need(record);
  for (const record of all) {
    const ofTask = record.kind === 'assignment' && record.parent !== null && needed.has(record.parent);
    if ((ofTask && record.fields['unit'] === unit) || (record.kind === 'unit' && record.id === unit))
      need(record);
  }
  const issuer = all.find((record) => record.kind === 'unit' && record.id === record.author);
  need(issuer);
  return { records: all.filter(({ id }) => needed.has(id)), evidence };
}
