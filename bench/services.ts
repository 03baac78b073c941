import { openServices } from '../electron/services/index.ts';
import type { Services, StoreOperation } from '../electron/services/services.ts';
import type { Answer, Args, Value } from '../shared/contract.ts';
import { seedsDir } from './workload.ts';

/** Every store of a run lives in the same hour of the same day, so that its snapshots of that day are taken once. */
export const NOW = Date.UTC(2022, 5, 1, 2);

export interface OpenedStore {
  readonly services: Services;
  /** A refusal ends the run: nothing in the workload may be refused. */
  readonly call: <N extends StoreOperation>(name: N, args: Args<N>) => Promise<Value<N>>;
}

export async function openStore(dir: string): Promise<OpenedStore> {
  const services = await openServices({ dir, appVersion: '0.1.0', seedsDir, now: () => NOW });
  return {
    services,
    call: async (name, args) => {
      const answer = (await services.call(name, args, { language: 'en' })) as Answer<Value<typeof name>>;
      if (!answer.ok) throw new Error(`${name}: ${answer.error.code} ${answer.error.message}`);
      return answer.value;
    },
  };
}

/** Opens, works, closes. */
export async function withServices<T>(dir: string, work: (store: OpenedStore) => Promise<T>): Promise<T> {
  const opened = await openStore(dir);
  try {
    return await work(opened);
  } finally {
    opened.services.close();
  }
}
