import type { Ground } from './ground.ts';
import { createPc } from './pc.ts';
import { compareTold } from './settle.ts';

/** By what a schedule acts, and by nothing else; so that what it did can be written down and done again. */
export interface Hands {
  readonly ground: Ground;
  readonly newPc: typeof createPc;
  readonly compareTold: typeof compareTold;
  /** A clock that is wrong by what `offset` says, in milliseconds, each time it is looked at. */
  readonly clock: (offset: () => number) => () => number;
}

/** One thing that was done: on what, which, with what. What came of it is known to later ones by its place. */
export type Step = readonly [on: 'hands' | 'ground' | number, act: string, args: readonly unknown[]];

export interface Recorded {
  /** Of the bytes that ids are made from. */
  readonly seed: number;
  readonly files: boolean;
  readonly steps: readonly Step[];
  /** From which look at any clock on which one is wrong by how much: [look, place of the clock, milliseconds]. */
  readonly clocks: readonly (readonly [number, number, number])[];
}

const START = Date.UTC(2026, 10, 2, 1);
const MINUTE = 60_000;
/** Stands in a record for the folder that everything lay in. */
const ROOT = '$ROOT';

/** Clocks that all go on by a minute whenever one of them is looked at. */
export function createClocks(noted: (look: number, clock: number, offset: number) => void = () => {}) {
  let looks = 0;
  return {
    make: (clock: number, offsetAt: (look: number) => number) => {
      let last: number | null = null;
      return () => {
        looks += 1;
        const offset = offsetAt(looks);
        if (offset !== last) noted(looks, clock, offset);
        last = offset;
        return START + offset + looks * MINUTE;
      };
    },
  };
}

type Act = (...args: readonly unknown[]) => unknown;

/** Hands that write down what they do. `root` is the folder that the ground works in. */
export function recorded(
  ground: Ground,
  seed: number,
  newPc: typeof createPc,
): Hands & { readonly soFar: () => Recorded } {
  const steps: Step[] = [];
  const clocks: [number, number, number][] = [];
  /** What stands in a record for a thing, and what a stand-in stands for. */
  const places = new Map<unknown, unknown>();
  const behind = new Map<unknown, unknown>();

  const encoded = (value: unknown): unknown => {
    if (places.has(value)) return places.get(value);
    if (typeof value === 'string') return ground.root === '' ? value : value.replaceAll(ground.root, ROOT);
    if (value instanceof Set) return { $set: [...value].map(encoded) };
    if (value instanceof Map) return { $map: [...value].map((pair) => pair.map(encoded)) };
    if (Array.isArray(value)) return value.map(encoded);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, encoded(inner)]));
  };
  const place = (value: unknown, at: number): void => {
    if (typeof value !== 'object' || value === null) return;
    places.set(value, { $of: at });
    for (const [name, inner] of Object.entries(value))
      if (typeof inner === 'object' && inner !== null && !places.has(inner))
        places.set(inner, { $of: at, name });
  };
  const noted = (on: Step[0], name: string, act: Act): Act => {
    return (...args) => {
      const at = steps.push([on, name, args.map(encoded)]) - 1;
      const done = act(...args.map((arg) => behind.get(arg) ?? arg));
      const keep = (result: unknown): unknown => {
        const shown = isThing(result) ? standIn(result, at) : result;
        place(shown, at);
        return shown;
      };
      return done instanceof Promise ? done.then(keep) : keep(done);
    };
  };
  /** A PC or its store, each of whose acts is written down. */
  const standIn = (thing: object, at: number): object => {
    for (const [known, real] of behind) if (real === thing) return known as object;
    const acts = new Map<string, Act>();
    const shown: object = new Proxy(thing, {
      get: (target, name) => {
        const own: unknown = Reflect.get(target, name);
        if (typeof name !== 'string') return own;
        if (typeof own === 'function') {
          const act = acts.get(name) ?? noted(at, name, own as Act);
          acts.set(name, act);
          return act;
        }
        return isThing(own) ? standIn(own, at) : own;
      },
    });
    behind.set(shown, thing);
    places.set(shown, { $of: at });
    return shown;
  };
  const hand = <F extends Act>(name: string, act: F): F => noted('hands', name, act) as F;
  const made = createClocks((...change) => clocks.push([...change]));

  return {
    ground: Object.fromEntries(
      Object.entries(ground).map(([name, act]) => [
        name,
        typeof act === 'function' && name !== 'close' ? noted('ground', name, act as Act) : act,
      ]),
    ) as unknown as Ground,
    newPc: hand('newPc', newPc as Act) as typeof createPc,
    compareTold: hand('compareTold', compareTold as Act) as typeof compareTold,
    clock: (offset) => {
      const at = steps.push(['hands', 'clock', []]) - 1;
      const now = made.make(at, offset);
      places.set(now, { $of: at });
      return now;
    },
    soFar: () => ({ seed, files: ground.root !== '', steps, clocks }),
  };
}

const isThing = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && ('attempt' in value || 'undoLast' in value);

/** Does again what was written down, on new stores. Throws as it did, where it still does. */
export async function replay(
  { steps, clocks }: Recorded,
  ground: Ground,
  newPc: typeof createPc = createPc,
): Promise<void> {
  const results: unknown[] = [];
  const decoded = (value: unknown): unknown => {
    if (typeof value === 'string') return value.replaceAll(ROOT, ground.root);
    if (Array.isArray(value)) return value.map(decoded);
    if (typeof value !== 'object' || value === null) return value;
    const { $of, name, $set, $map } = value as Readonly<Record<string, unknown>>;
    if (typeof $of === 'number') {
      const of = results[$of];
      return typeof name === 'string' ? (of as Readonly<Record<string, unknown>>)[name] : of;
    }
    if (Array.isArray($set)) return new Set($set.map(decoded));
    if (Array.isArray($map)) return new Map($map.map((pair: unknown) => decoded(pair) as [unknown, unknown]));
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, decoded(inner)]));
  };
  const made = createClocks();
  const clock = (): unknown => {
    const at = results.length;
    const own = clocks.filter(([, of]) => of === at);
    return made.make(at, (look) => own.findLast(([from]) => from <= look)?.[2] ?? own[0]?.[2] ?? 0);
  };
  const hands = { newPc, compareTold, clock };
  for (const [on, act, args] of steps) {
    const thing = on === 'hands' ? hands : on === 'ground' ? ground : results[on];
    const perform = (thing as Readonly<Record<string, Act>>)[act];
    if (!perform) throw new Error(`nothing is called ${act}`);
    results.push(await perform(...args.map(decoded)));
  }
}
