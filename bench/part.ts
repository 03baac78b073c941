// One part of a run, in its own process: prints its measures as JSON. Started by run.ts.
import { isPartName, parts } from './parts/index.ts';
import { prepareStores } from './stores.ts';

const [name = '', dir = ''] = process.argv.slice(2);
if (name === 'prepare') {
  await prepareStores(dir, 10_000);
  await prepareStores(dir, 50_000);
  process.stdout.write('[]');
} else if (isPartName(name)) {
  const measure = await parts[name]();
  process.stdout.write(JSON.stringify(await measure(dir)));
} else {
  process.exitCode = 2;
}
