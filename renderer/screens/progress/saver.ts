/** Where a text is on its way to the store. */
export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed';

interface SaverDeps<V> {
  /** The time it was saved at, or `null` where it was not. `again` is true for a retry. */
  readonly save: (key: string, value: V, again: boolean) => Promise<number | null>;
  readonly schedule: (run: () => void, ms: number) => () => void;
  readonly report: (key: string, state: SaveState, savedAt: number | null) => void;
}

export interface Saver<V> {
  /** Takes the newest value; it is written once typing pauses. */
  readonly put: (key: string, value: V) => void;
  /** Writes now what waits. True when everything is in the store. */
  readonly flush: () => Promise<boolean>;
  readonly isDirty: () => boolean;
}

const PAUSE_MS = 600;
const RETRY_MS = 5000;

interface Entry<V> {
  readonly value: V;
  readonly stop: () => void;
  readonly again: boolean;
}

/** Saves as typed: one write at a time for each key, always the newest value, again and again until it is in. */
export function createSaver<V>({ save, schedule, report }: SaverDeps<V>): Saver<V> {
  const waiting = new Map<string, Entry<V>>();
  const running = new Map<string, Promise<boolean>>();

  const wait = (key: string, value: V, ms: number, again: boolean) => {
    waiting.get(key)?.stop();
    const stop = schedule(() => void write(key), ms);
    waiting.set(key, { value, stop, again });
  };

  const writeNow = async (key: string, { value, again }: Entry<V>): Promise<boolean> => {
    report(key, 'saving', null);
    const savedAt = await save(key, value, again);
    running.delete(key);
    const newer = waiting.has(key);
    if (savedAt === null && !newer) wait(key, value, RETRY_MS, true);
    if (savedAt === null) report(key, 'failed', null);
    else report(key, newer ? 'waiting' : 'saved', savedAt);
    return savedAt !== null;
  };

  const write = async (key: string): Promise<boolean> => {
    const before = await running.get(key);
    const entry = waiting.get(key);
    if (!entry) return before ?? true;
    entry.stop();
    waiting.delete(key);
    const run = writeNow(key, entry);
    running.set(key, run);
    return run;
  };

  return {
    put: (key, value) => {
      wait(key, value, PAUSE_MS, false);
      report(key, 'waiting', null);
    },
    flush: async () => {
      const results = await Promise.all([...new Set([...waiting.keys(), ...running.keys()])].map(write));
      return results.every(Boolean) && waiting.size === 0;
    },
    isDirty: () => waiting.size > 0 || running.size > 0,
  };
}
