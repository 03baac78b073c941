import { fail, ok, type Result } from '../../../shared/result.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { readTransmissions, type TransmissionLog } from '../exchange/transmissions.ts';
import { withStore } from '../lists.ts';
import type { Given, Operations } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { asksIn, ownReceipts } from './asks.ts';
import { reportsNaming } from './named.ts';

type Ask = { readonly sha256: string; readonly receipt: StoredRecord<'receipt'> };

/** 请对方补发. Refusals: E_NOBODY_HAS_IT, with nothing asked for. */
export function createAskOperations(env: Environment): Pick<Operations, 'askForEvidence'> {
  return {
    askForEvidence: (args) => withStore(env, (store) => askFor(store, args)),
  };
}

function askFor(
  store: Store,
  { files }: Given<'askForEvidence'>,
): Result<{ readonly asked: { sha256: string; of: { id: string; name: string } }[] }> {
  const holders = createHolders(store);
  const asks: Ask[] = [];
  for (const sha256 of new Set(files)) {
    const receipt = holders.receiptFor(sha256);
    if (!receipt) return fail('E_NOBODY_HAS_IT', { name: holders.nameOf(sha256) });
    asks.push({ sha256, receipt });
  }
  const identity = identityOf(store);
  store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    for (const [id, wanted] of Map.groupBy(asks, ({ receipt }) => receipt.id)) {
      const receipt = store.records.get('receipt', id);
      if (!receipt) continue;
      const all = new Set([...(receipt.fields.asks ?? []), ...wanted.map(({ sha256 }) => sha256)]);
      writer.change(receipt, { asks: [...all] });
    }
  });
  return ok({
    asked: asks.map(({ sha256, receipt }) => ({ sha256, of: holders.unitOf(receipt) })),
  });
}

/** Who can send a file again. */
export interface Holders {
  /** Our receipt for what a unit sent that has the file; null where nobody is known to have it. */
  readonly receiptFor: (sha256: string) => StoredRecord<'receipt'> | null;
  readonly unitOf: (receipt: StoredRecord<'receipt'>) => { readonly id: string; readonly name: string };
  /** What a report calls it. */
  readonly nameOf: (sha256: string) => string;
}

/**
 * A file of another unit's report is that unit's to send; one of our own is with the body it was delivered to. What is
 * asked is written into the newest of our receipts for that unit, so that there must have been a file from it.
 */
export function createHolders(store: Store): Holders {
  const identity = identityOf(store);
  const register = registerOf(store);
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const receipts = new Map(
    ownReceipts(store)
      .filter(({ fields }) => fields.withdrawnAt === undefined)
      .toSorted((a, b) => a.arrival - b.arrival)
      .map((receipt) => [resolve(receipt.fields.from), receipt]),
  );
  let read: TransmissionLog | null = null;
  const log = () => {
    read ??= readTransmissions(store, register);
    return read;
  };
  const holderOf = (report: StoredRecord<'report'>, sha256: string): string | null => {
    if (!identity.ids.has(report.author)) return resolve(report.author);
    const body = resolve(store.records.headOf(report.parent ?? '')?.author ?? '');
    return log().receipted(body).has(sha256) ? body : null;
  };
  return {
    receiptFor: (sha256) => {
      for (const receipt of receipts.values()) if (asksIn(receipt).includes(sha256)) return receipt;
      for (const report of reportsNaming(store, sha256)) {
        const receipt = receipts.get(holderOf(report, sha256) ?? '');
        if (receipt) return receipt;
      }
      return null;
    },
    unitOf: ({ fields }) => ({ id: resolve(fields.from), name: register.nameOf(fields.from) }),
    nameOf: (sha256) =>
      reportsNaming(store, sha256)
        .flatMap(({ fields }) => fields.evidence)
        .find((file) => file.sha256 === sha256)?.name ?? sha256.slice(0, 12),
  };
}
