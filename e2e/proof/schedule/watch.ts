import { carriedTo, evidenceObjection } from './evidence-model.ts';
import type { Lying, Replica } from './ground.ts';
import {
  type Came,
  cameAs,
  cardRefusal,
  type Keys,
  keyDifference,
  keysAfter,
  keysByCard,
  keysIn,
  keysWithout,
  keyVerdict,
  withTimes,
} from './key-model.ts';
import type { Model, Taken } from './model.ts';

/** The keys that a PC trusts and the files that it carried, from when a schedule first touches either. */
export interface Watched {
  readonly keys: Keys;
  readonly came: readonly Came[];
  /** What each bundle from here carried, by its id. */
  readonly sent: ReadonlyMap<string, readonly string[]>;
}

interface Receive {
  readonly path: string;
  readonly lying: Lying;
  readonly accepted: Taken['accepted'];
  /** What was asked for before it. */
  readonly asked: ReadonlySet<string>;
  readonly missing: readonly string[];
}

/** One PC's keys and files held to their models; before `begin` nothing is asked. Throws where they differ. */
export function createWatch(name: string, replica: Replica) {
  let watched: Watched | null = null;
  const keysThere = () => replica.call('listKeys', { unit: null });

  const agree = async (when: string): Promise<void> => {
    if (!watched) return;
    const views = await keysThere();
    const found = keyDifference(watched.keys, views);
    if (found !== null) throw new Error(`${name}, ${when}: ${found}`);
    watched = { ...watched, keys: withTimes(watched.keys, views) };
  };

  return {
    agree,
    get state() {
      return watched;
    },
    /** As it was when a backup was made, or on the PC that was copied. */
    goBackTo: (state: Watched | null): void => {
      watched = state;
    },
    begin: async (sent: Watched['sent']): Promise<void> => {
      watched ??= { keys: keysIn(await keysThere()), came: [], sent };
    },
    /** The code that a file has to be refused by, for who signed it. */
    refusalOf: ({ descriptor, archived }: Lying): string | null =>
      !watched || archived ? null : keyVerdict(watched.keys, watched.came, descriptor).refusal,
    sent: (model: Model, lying: Lying): void => {
      if (!watched || lying.archived) return;
      const expected = carriedTo({ model, here: replica.evidence(), sent: watched.sent }, lying).join();
      const carried = [...lying.evidence].sort().join();
      if (carried !== expected) throw new Error(`${name} sent the files ${carried}, expected ${expected}`);
      watched = { ...watched, sent: new Map([...watched.sent, [lying.descriptor.id, lying.evidence]]) };
    },
    cardRefusalOf: (card: Lying['descriptor']): string | null => watched && cardRefusal(watched.keys, card),
    cardTaken: async (unit: string, card: Lying['descriptor']): Promise<void> => {
      if (watched) watched = { ...watched, keys: keysByCard(watched.keys, unit, card) };
      await agree('after a card');
    },
    received: async ({ path, lying, accepted, asked, missing }: Receive): Promise<void> => {
      const { descriptor, evidence, archived } = lying;
      if (!watched || archived) return;
      const verdict = keyVerdict(watched.keys, watched.came, descriptor);
      const keys = keysAfter(watched.keys, verdict, path, descriptor);
      watched = { ...watched, keys, came: [...watched.came, ...cameAs(path, descriptor)] };
      await agree('after a receive');
      const wrong = evidenceObjection(accepted, evidence, asked, replica.evidence(), missing);
      if (wrong !== null) throw new Error(`${name}, after a receive: ${wrong}`);
    },
    /** What a receive taught goes with it; of one from before `begin` the store says which. */
    undone: async (path: string, wasWatched: boolean): Promise<void> => {
      if (!watched) return;
      let keys = keysWithout(watched.keys, path);
      if (!wasWatched) {
        const there = keysIn(await keysThere());
        keys = new Map([...keys].filter(([print]) => there.has(print)));
      }
      watched = { ...watched, keys, came: watched.came.filter((each) => each.path !== path) };
      await agree('after an undo');
    },
  };
}
