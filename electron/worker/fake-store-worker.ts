import { parentPort } from 'node:worker_threads';
import { Refusal } from '../../shared/result.ts';
import type { Services } from '../services/services.ts';
import { serveStore } from './serve-store.ts';

// A store for the tests of the thread: each operation stands for one way a call can go.
if (parentPort === null) throw new Error('runs in a worker thread only');
let openings = 0;
const log: string[] = [];

const unitsListed = Promise.withResolvers<void>();

const services: Services = {
  call: async (name, args, { cancelled, progress, aside }) => {
    log.push(`${name} begins`);
    if (name === 'getWorkbench') await new Promise((resolve) => setImmediate(resolve));
    if (name === 'receiveBundles') {
      progress?.('read', 0, null);
      while (!cancelled?.());
      throw new Refusal('E_CANCELLED');
    }
    if (name === 'checkStore') process.exit(3);
    if (name === 'listHistory')
      setImmediate(() => {
        throw new Error('a mistake outside of any call');
      });
    if (name === 'listHistory') await new Promise(() => {});
    if (name === 'getTask') throw new TypeError('a mistake of ours\nwith a second line');
    if (name === 'importList')
      for (let done = 0; done <= 100_000; done++) progress?.('import', done, 100_000);
    if (name === 'listLedgers') await aside?.(() => unitsListed.promise);
    log.push(`${name} ends`);
    if (name === 'listUnits') unitsListed.resolve();
    return { ok: true, value: { args, openings, log: [...log] } };
  },
  close: () => undefined,
};

serveStore(parentPort, async () => {
  openings += 1;
  if (openings === 1) throw new Refusal('E_STORE_BUSY');
  return services;
});
