import type { Database } from 'better-sqlite3';
import type { OpenServices } from '../../../electron/services/index.ts';
import type { StoreOperation } from '../../../electron/services/services.ts';
import { createRecords, toWire } from '../../../electron/store/records.ts';
import type { Answer, Args, Value } from '../../../shared/contract.ts';
import type { RecordKind } from '../../../shared/model/record.ts';
import type { Replica } from './ground.ts';

/** What differs between a store in memory and one in files. */
export interface ReplicaParts
  extends Pick<Replica, 'keys' | 'renewKey' | 'evidence' | 'loseEvidence' | 'save' | 'restore'> {
  /** A connection to look at what is stored. */
  readonly db: () => Database;
}

export function replicaOver(services: OpenServices, { db, ...parts }: ReplicaParts): Replica {
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
    records: () => recordsIn(db()),
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
