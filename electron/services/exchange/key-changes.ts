import type { KeyChange } from '../../../shared/exchange/key-change.ts';
import type { Store } from '../../store/store.ts';

/** Under these names the store keeps how its own keys were replaced, and which keys a receive has retired. */
const CHANGES = 'keyChanges';
const RETIRED = 'keysRetired';

/** How this unit's keys on this PC were replaced, oldest first. */
export const keyChangesOf = (store: Store): readonly KeyChange[] =>
  store.meta.json<readonly KeyChange[]>(CHANGES, []);

/** Keeps the changes of this PC's key that its bundles state, oldest first, in place of those kept before. */
export const keepKeyChanges = (store: Store, changes: readonly KeyChange[]): void =>
  store.meta.setJson(CHANGES, changes);

interface Retired {
  readonly unit: string;
  readonly minisign: string;
  /** The receive that told of its successor; its undo makes the key good again. */
  readonly receive: string;
}

/** A key that signed for its successor is no longer good from here on; what it wrote before is. Inside a transaction. */
export function retireKey(store: Store, { unit, minisign, receive }: Retired): void {
  const { changes } = store.db
    .prepare(
      "UPDATE unit_key SET revoked_at = ?, revoked_why = 'replaced' WHERE minisign = ? AND revoked_at IS NULL",
    )
    .run(store.now(), minisign);
  if (changes === 0) return;
  const retired = store.meta.json<readonly Retired[]>(RETIRED, []);
  store.meta.setJson(RETIRED, [...retired, { unit, minisign, receive }]);
}

/** What a person has said about a key outlives the undo of the receive that brought it or its successor. Inside a transaction. */
export function keepAsSaid(store: Store, minisign: string): void {
  store.db.prepare('UPDATE unit_key SET receive = NULL WHERE minisign = ?').run(minisign);
  const retired = store.meta.json<readonly Retired[]>(RETIRED, []);
  const others = retired.filter((each) => each.minisign !== minisign);
  if (others.length < retired.length) store.meta.setJson(RETIRED, others);
}

/** With the receive that told of it the successor goes, and the key is good again. Inside a transaction. */
export function restoreRetired(store: Store, receive: string): void {
  const retired = store.meta.json<readonly Retired[]>(RETIRED, []);
  const back = retired.filter((each) => each.receive === receive);
  if (back.length === 0) return;
  for (const { minisign } of back)
    store.db
      .prepare('UPDATE unit_key SET revoked_at = NULL, revoked_why = NULL WHERE minisign = ?')
      .run(minisign);
  store.meta.setJson(
    RETIRED,
    retired.filter((each) => each.receive !== receive),
  );
}
