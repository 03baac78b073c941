import { openServices } from '../electron/services/index.ts';

/**
 * Receives a bundle and takes it back, over and over, until it is killed. Arguments: store folder, bundle, seeds folder.
 * Without arguments it only loads, which fills Node's compile cache for those that follow.
 */
const [dir = '', bundle = '', seedsDir = ''] = process.argv.slice(2);
if (dir === '') process.exit(0);
const services = await openServices({ dir, appVersion: '0.1.0', seedsDir });
const context = { language: 'zh' } as const;

async function must(name: 'receiveBundles' | 'undoReceive', args: object): Promise<void> {
  const answer = await services.call(name, args, context);
  if (!answer.ok && answer.error.code !== 'E_NOTHING_TO_UNDO') throw new Error(answer.error.message);
}

await must('undoReceive', { id: null });
process.stdout.write('ready\n');
for (;;) {
  await must('receiveBundles', { paths: [bundle], trustNew: true, dryRun: false });
  process.stdout.write('received\n');
  await must('undoReceive', { id: null });
}
