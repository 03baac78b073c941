import { parentPort, workerData } from 'node:worker_threads';
import { contract } from '../../shared/contract.ts';
import { Refusal } from '../../shared/result.ts';
import { openServices } from '../services/index.ts';
import type { Services, ServicesOptions } from '../services/services.ts';
import { giveWay } from './give-way.ts';
import { serveStore } from './serve-store.ts';
import type { StoreWorkerData } from './store-client.ts';
import { vaultOverPort } from './vault-port.ts';

if (parentPort === null) throw new Error('the store worker runs in a worker thread only');
const port = parentPort;
giveWay();
const { hasVault, ...given }: StoreWorkerData = workerData;
const options: ServicesOptions = { ...given, window: true, ...(hasVault && { vault: vaultOverPort(port) }) };

// A store in use elsewhere is opened again at the next call, when it may be free; any other trouble stays in view.
serveStore(port, async () => {
  const services = await openServices(options);
  if (!(await isBusy(services))) return services;
  services.close();
  throw new Refusal('E_STORE_BUSY');
});

async function isBusy(services: Services): Promise<boolean> {
  const session = await services.call('getSession', {}, { language: 'zh' });
  return session.ok && contract.getSession.result.parse(session.value).store.error?.code === 'E_STORE_BUSY';
}
