// Receives what was prepared in a folder, and writes into a file how many milliseconds the receive of each bundle took.
// Without arguments it only loads the same modules.
import { writeFileSync } from 'node:fs';
import { timed } from './measure.ts';
import { bureauIn, schoolBundlesIn } from './school-bundles.ts';
import { withServices } from './services.ts';

const [place, answer] = process.argv.slice(2);
if (place !== undefined && answer !== undefined)
  await withServices(bureauIn(place), async ({ call }) => {
    const ms: number[] = [];
    for (const path of schoolBundlesIn(place)) {
      const received = await timed(() =>
        call('receiveBundles', { paths: [path], trustNew: true, dryRun: false }),
      );
      const [result] = received.value.results;
      if (!result?.ok || result.counts.refused > 0) throw new Error(`${path} is received`);
      ms.push(received.ms);
    }
    writeFileSync(answer, JSON.stringify(ms));
  });
