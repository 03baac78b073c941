import { join } from 'node:path';
import { runHost } from './run-host.ts';

const root = join(import.meta.dirname, '../..');
const built = import.meta.filename.endsWith('.js');

const host = await runHost({
  argv: process.argv.slice(2),
  cwd: process.env['INIT_CWD'] ?? process.cwd(),
  root,
  contentDir: join(root, 'out/renderer'),
  workerUrl: built
    ? new URL('./store-worker.js', import.meta.url)
    : new URL('../worker/store-worker.ts', import.meta.url),
});

if (typeof host === 'string') {
  console.error(host);
  process.exitCode = 1;
} else {
  console.log(host.address);
  let stopping = false;
  const stop = (): void => {
    if (stopping) return;
    stopping = true;
    void host.close().then(() => process.exit(0));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  // The start command holds this channel: without it nobody is left to stop the host.
  process.on('disconnect', stop);
}
