import { copyFileSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { openServices } from '../../../electron/services/index.ts';

/**
 * Does one thing over and over until it is killed. Arguments: what, the store's folder, the folder of seeds, then what the
 * act works on. Says `ready` before its first round and `round` after each.
 */
const [act = '', dir = '', seedsDir = '', ...given] = process.argv.slice(2);
const context = { language: 'zh' } as const;
type Services = Awaited<ReturnType<typeof openServices>>;

async function must(services: Services, name: Parameters<Services['call']>[0], args: object): Promise<void> {
  const answer = await services.call(name, args, context);
  if (!answer.ok && answer.error.code !== 'E_NOTHING_TO_UNDO') throw new Error(answer.error.message);
}

const acts: Readonly<Record<string, (services: Services, round: number) => Promise<void>>> = {
  receive: async (services) => {
    await must(services, 'receiveBundles', { paths: given, trustNew: true, dryRun: false });
    await must(services, 'undoReceive', { id: null });
  },
  export: (services) => must(services, 'exportBundles', { to: 'all', dir: given[0], kind: null }),
  backup: async (services, round) => {
    const path = join(given[0] ?? '', `备份${round % 3}.zip`);
    rmSync(path, { force: true });
    await must(services, 'makeBackup', { path });
  },
  restore: (services, round) =>
    must(services, 'restoreBackup', { path: round % 2 === 0 ? given[0] : given[1] }),
};

const open = () => openServices({ dir, appVersion: '0.1.0', seedsDir });
const say = (word: string) => process.stdout.write(`${word}\n`);

if (act === 'migrate') {
  for (;;) {
    rmSync(dir, { recursive: true, force: true });
    mkdirSync(dir, { recursive: true });
    // A kill amid the copy would leave half an old store, which no program ever wrote.
    copyFileSync(given[0] ?? '', `${dir}.old`);
    renameSync(`${dir}.old`, join(dir, 'taizhang.sqlite'));
    say('ready');
    (await open()).close();
    say('round');
  }
}
const perform = acts[act];
if (!perform) throw new Error(`no act ${act}`);
const services = await open();
if (act === 'receive') await must(services, 'undoReceive', { id: null });
say('ready');
for (let round = 0; ; round++) {
  await perform(services, round);
  say('round');
}
