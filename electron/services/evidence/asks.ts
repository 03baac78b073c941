import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';
import { identityOf } from '../own-unit.ts';

type Receipt = StoredRecord<'receipt'>;

/**
 * 请补发: a unit that has lost a file asks for it in its receipt for a file of the sender, which travels with everything
 * else. The wish stands until its author takes it out, so that an answer that is lost on the way is sent again.
 */
export const asksIn = ({ fields }: Receipt): readonly string[] =>
  fields.withdrawnAt === undefined ? (fields.asks ?? []) : [];

/** What each unit asks for, by its id as the register has it now. */
export function askedByUnit(store: Store, register: Register): ReadonlyMap<string, ReadonlySet<string>> {
  const asked = new Map<string, Set<string>>();
  for (const receipt of store.records.asking()) {
    const asks = asksIn(receipt);
    if (asks.length === 0) continue;
    const unit = register.byId(receipt.author)?.id ?? receipt.author;
    asked.set(unit, new Set([...(asked.get(unit) ?? []), ...asks]));
  }
  return asked;
}

/** Receipts that this unit wrote. */
export const ownReceipts = (store: Store): readonly Receipt[] => {
  const { ids } = identityOf(store);
  return store.records.all('receipt').filter(({ author }) => ids.has(author));
};

/** Those of them that ask, or once asked, for files; only they are read. */
const ownAsking = (store: Store): readonly Receipt[] => {
  const receipts = store.records.asking();
  if (receipts.length === 0) return [];
  const { ids } = identityOf(store);
  return receipts.filter(({ author }) => ids.has(author));
};

/** What this unit asks for. */
export const ownAsks = (store: Store): ReadonlySet<string> => new Set(ownAsking(store).flatMap(asksIn));

/** Takes out of our wishes what a bundle carries. */
export function answerAsks(store: Store, writer: Writer, carried: ReadonlySet<string>): void {
  for (const receipt of ownAsking(store)) {
    const left = (receipt.fields.asks ?? []).filter((hash) => !carried.has(hash));
    if (left.length < (receipt.fields.asks?.length ?? 0)) writer.change(receipt, { asks: left });
  }
}
