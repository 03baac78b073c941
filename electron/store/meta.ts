import type { Db } from './database.ts';

/** What belongs to this store alone: its unit, its replica id, counters, settings. */
export interface Meta {
  readonly get: (key: string) => string | null;
  readonly set: (key: string, value: string | null) => void;
  readonly json: <T>(key: string, fallback: T) => T;
  readonly setJson: (key: string, value: unknown) => void;
}

export function createMeta(db: Db): Meta {
  const select = db.prepare<[string], { value: string }>('SELECT value FROM meta WHERE key = ?');
  const upsert = db.prepare(
    'INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value',
  );
  const remove = db.prepare('DELETE FROM meta WHERE key = ?');
  const get = (key: string) => select.get(key)?.value ?? null;
  const set = (key: string, value: string | null) => {
    if (value === null) remove.run(key);
    else upsert.run(key, value);
  };
  return {
    get,
    set,
    json: <T>(key: string, fallback: T): T => {
      const value = get(key);
      return value === null ? fallback : (JSON.parse(value) as T);
    },
    setJson: (key, value) => set(key, JSON.stringify(value)),
  };
}
