// Receives an early and a late school bundle in turn, each into the store as it was before it, and writes into a file how
// many milliseconds each took: what else the machine does meets both alike.
import { writeFileSync } from 'node:fs';
import { timed } from './measure.ts';
import { EARLY, LATE, receiveSchools, SAMPLE, storeBefore } from './school-bundles.ts';
import { withServices } from './services.ts';

const [place = '', answer = ''] = process.argv.slice(2);
await withServices(storeBefore(place, EARLY), (early) =>
  withServices(storeBefore(place, LATE), async (late) => {
    const ms: { readonly early: number[]; readonly late: number[] } = { early: [], late: [] };
    for (let at = 0; at < SAMPLE; at++) {
      const one = () => timed(() => receiveSchools(early, place, EARLY + at, EARLY + at + 1));
      const other = () => timed(() => receiveSchools(late, place, LATE + at, LATE + at + 1));
      // Each goes first as often as the other.
      const [first, second] = at % 2 === 0 ? [one, other] : [other, one];
      const took = [(await first()).ms, (await second()).ms] as const;
      const [ofEarly, ofLate] = at % 2 === 0 ? took : [took[1], took[0]];
      ms.early.push(ofEarly);
      ms.late.push(ofLate);
    }
    writeFileSync(answer, JSON.stringify(ms));
  }),
);
