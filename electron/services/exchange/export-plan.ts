import { ok, type Result } from '../../../shared/result.ts';
import { publicLines, type UnitKeys } from '../../keys/unit-keys.ts';
import type { Store } from '../../store/store.ts';
import { refuseUnapproved } from '../cycle/approval.ts';
import { draftsOf } from '../drafts.ts';
import type { Environment } from '../environment.ts';
import type { Given } from '../operations.ts';
import { identityOf } from '../own-unit.ts';
import { type Addressee, chooseAddressees, openVisit, type Visit } from './addressees.ts';
import { archiveRecords } from './archive-content.ts';
import { enrolKey } from './enrolled-keys.ts';
import { type LockOf, locksFor } from './export-locks.ts';
import type { Scope } from './scope.ts';

type Asked = Pick<Given<'exportBundles'>, 'to' | 'kind' | 'lock'>;

/** Whom files are for and how they are locked, as the store has it now. */
export interface Plan {
  readonly store: Store;
  readonly keys: UnitKeys;
  readonly visit: Visit;
  readonly chosen: readonly Addressee[];
  readonly lockOf: LockOf;
}

/** Settles who gets which file before one is written. Refuses where the store, the keys or one of the receivers does. */
export async function planExport(env: Environment, { to, kind, lock }: Asked): Promise<Result<Plan>> {
  const store = env.store();
  if (!store.ok) return store;
  const keys = await env.keys();
  if (!keys.ok) return keys;
  const visit = openVisit(store.value);
  const chosen =
    kind === 'archive' ? ok([ourselves(env, store.value, keys.value)]) : chooseAddressees(visit, to, kind);
  if (!chosen.ok) return chosen;
  const approved = refuseUnapproved(store.value, tasksIssued(chosen.value));
  if (!approved.ok) return approved;
  const locks = locksFor(visit, chosen.value, lock);
  if (!locks.ok) return locks;
  return ok({ store: store.value, keys: keys.value, visit, chosen: chosen.value, lockOf: locks.value });
}

/** Every task that an issue would carry; decisions alone issue nothing. */
function* tasksIssued(chosen: readonly Addressee[]): Iterable<string> {
  for (const { kind, scope } of chosen)
    if (kind === 'issue') for (const { kind: of, id } of scope().records) if (of === 'task') yield id;
}

/** An archive is for other PCs of this unit: the whole store, keys excepted. Its own key is known to whoever takes it in. */
function ourselves(env: Environment, store: Store, keys: UnitKeys): Addressee {
  const { id, name, code } = identityOf(store);
  enrolKey(store, { unit: id, ...publicLines(keys) }, null);
  return {
    direction: 'up',
    kind: 'archive',
    unit: { id, name, code },
    from: id,
    scope: () => ({ records: archiveRecords(store), evidence: heldEvidence(env, store) }),
  };
}

function heldEvidence(env: Environment, store: Store): Scope['evidence'] {
  const named = [
    ...store.records.all('report').flatMap(({ fields }) => fields.evidence),
    ...draftsOf(store).flatMap(({ fields }) => fields.evidence),
  ];
  return [...new Map(named.map((file) => [file.sha256, file])).values()].filter(({ sha256 }) =>
    env.evidence.has(sha256),
  );
}
