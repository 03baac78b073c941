// Receives what was prepared in a folder, and keeps the store as it was before two of the bundles. Without arguments it
// only loads the same modules.
import { cpSync } from 'node:fs';
import { BUNDLES, bureauIn, EARLY, LATE, receiveSchools, storeBefore } from './school-bundles.ts';
import { withServices } from './services.ts';

const [place] = process.argv.slice(2);
if (place !== undefined) {
  const stops = [0, EARLY, LATE, BUNDLES];
  for (const [at, stop] of stops.slice(1).entries()) {
    await withServices(bureauIn(place), (store) => receiveSchools(store, place, stops[at] ?? 0, stop));
    if (stop < BUNDLES) cpSync(bureauIn(place), storeBefore(place, stop), { recursive: true });
  }
}
