import type { Store } from '../../store/store.ts';

/** Each replica of this unit that is known here, this one included, with the highest counter known of it. */
export function replicasSeen(store: Store): [replica: string, counter: number][] {
  const rows = store.db
    .prepare<[], { replica: string; counter: number }>('SELECT replica, counter FROM replica_seen')
    .all();
  const seen = new Map(rows.map(({ replica, counter }) => [replica, counter]));
  seen.set(store.meta.get('replica') ?? '', Number(store.meta.get('counter') ?? 0));
  return [...seen].sort(([a], [b]) => (a < b ? -1 : 1));
}

/** What another PC of this unit knows is known here too, once all of it was received. */
export function noteReplicas(
  store: Store,
  seen: readonly (readonly [string, number])[],
  receive: string,
): void {
  store.meta.setJson(seenBefore(receive), replicasSeen(store));
  const own = store.meta.get('replica');
  const put = store.db.prepare(
    'INSERT INTO replica_seen (replica, counter) VALUES (?, ?) ON CONFLICT (replica) DO UPDATE SET counter = max(counter, excluded.counter)',
  );
  for (const [replica, counter] of seen) if (replica !== own) put.run(replica, counter);
}

/** Takes back with a receive what was known through it. */
export function forgetReplicas(store: Store, receive: string): void {
  const before = store.meta.json<[string, number][] | null>(seenBefore(receive), null);
  store.meta.set(seenBefore(receive), null);
  if (before === null) return;
  const own = store.meta.get('replica');
  store.db.exec('DELETE FROM replica_seen');
  const put = store.db.prepare('INSERT INTO replica_seen (replica, counter) VALUES (?, ?)');
  for (const [replica, counter] of before) if (replica !== own) put.run(replica, counter);
}

const seenBefore = (receive: string): string => `seen-before:${receive}`;

/** Before the store goes on under another replica id: all that it wrote so far is known here. */
export const noteOwnPast = (store: Store): void => {
  store.db
    .prepare(
      'INSERT INTO replica_seen (replica, counter) VALUES (?, ?) ON CONFLICT (replica) DO UPDATE SET counter = max(counter, excluded.counter)',
    )
    .run(store.meta.get('replica') ?? '', Number(store.meta.get('counter') ?? 0));
};
