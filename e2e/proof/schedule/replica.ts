import type { Database } from 'better-sqlite3';
import type { OpenServices } from '../../../electron/services/index.ts';
import type { StoreOperation } from '../../../electron/services/services.ts';
import { createRecords, toWire } from '../../../electron/store/records.ts';
import type { Store } from '../../../electron/store/store.ts';
import type { Answer, Args, Value } from '../../../shared/contract.ts';
import type { RecordKind } from '../../../shared/model/record.ts';
import type { Replica } from './ground.ts';

/** What differs between a store in memory and one in files. */
export interface ReplicaParts
  extends Pick<Replica, 'keys' | 'renewKey' | 'evidence' | 'loseEvidence' | 'save' | 'restore'> {
  readonly store: () => Store;
}

export function replicaOver(services: OpenServices, { store, ...parts }: ReplicaParts): Replica {
  const attempt = async <N extends StoreOperation>(name: N, args: Args<N>) =>
    (await services.call(name, args, { language: 'zh' })) as Answer<Value<N>>;
  return {
    attempt,
    call: async (name, args) => {
      const answer = await attempt(name, args);
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
      return answer.value;
    },
    dump: () => {
      const dump = services.dump();
      if (!dump.ok) throw new Error(dump.error.code);
      return dump.value;
    },
    records: () => recordsIn(store().db),
    writeLater: (...later) => writeLater(store(), ...later),
    ...parts,
    close: services.close,
  };
}

function recordsIn(db: Database) {
  const kinds = db.prepare<[], { kind: RecordKind }>('SELECT DISTINCT kind FROM record').all();
  const { all } = createRecords(db);
  return kinds
    .flatMap(({ kind }) => all(kind))
    .map(toWire)
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** By the product's own writer: what it does not know of a record it leaves as it is. */
function writeLater(store: Store, id: string, name: string, value: unknown, isNew: boolean): void {
  const record = store.records.find(id);
  if (!record) throw new Error('a record that is here is written');
  const { kind, parent, author, fields } = record;
  const added = { [name]: value };
  store.write({ who: '', via: 'local' }, (writer) => {
    if (isNew) writer.create(kind, parent, author, { ...fields, ...added });
    else writer.change(record, added);
  });
}
