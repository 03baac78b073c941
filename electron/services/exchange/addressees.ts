import type { BundleView } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Register, RegisterEntry } from '../../../shared/rules/register.ts';
import type { Store } from '../../store/store.ts';
import { type Adoption, type Identity, identityOf, registerOf } from '../own-unit.ts';
import { decidedOf } from './decided-part.ts';
import { enrolledKeys, type UnitKeyRow } from './enrolled-keys.ts';
import { type Issued, readIssued } from './issued.ts';
import type { Scope } from './scope.ts';
import { scopeAbove } from './scope-above.ts';
import { scopeBelow } from './scope-below.ts';
import { readTransmissions, type TransmissionLog } from './transmissions.ts';
import { levelOf } from './trust.ts';

/** Someone a bundle can be made for. */
export interface Addressee {
  readonly direction: 'up' | 'down';
  readonly kind: 'issue' | 'submit' | 'decide' | 'archive';
  readonly unit: { readonly id: string; readonly name: string; readonly code: string | null };
  readonly scope: () => Scope;
  /** The id we sign as. */
  readonly from: string;
}

/** What all bundles of one visit are made from, read once. */
export interface Visit {
  readonly identity: Identity;
  readonly register: Register;
  readonly keys: ReadonlyMap<string, readonly UnitKeyRow[]>;
  readonly log: TransmissionLog;
  /** The bodies above, then units below that have an assignment or a key. */
  readonly addressees: readonly Addressee[];
}

/** Reads what an export has to know of everybody it may go to, once for all of them. */
export function openVisit(store: Store): Visit {
  const identity = identityOf(store);
  const register = registerOf(store);
  const keys = enrolledKeys(store, register);
  return {
    identity,
    register,
    keys,
    log: readTransmissions(store, register),
    addressees: [
      ...identity.adoptions.map((adoption) => above(store, register, adoption)),
      ...below(store, identity, register, keys),
    ],
  };
}

function above(store: Store, register: Register, adoption: Adoption): Addressee {
  const fields = store.records.get('unit', adoption.issuer)?.fields ?? lastSelfNamed(store, adoption.issuer);
  return {
    direction: 'up',
    kind: 'submit',
    unit: { id: adoption.issuer, name: fields?.name ?? adoption.issuer, code: fields?.code ?? null },
    from: adoption.unit,
    scope: () => scopeAbove(store, register, adoption),
  };
}

/** What a body called itself in the last file that came from it, also where what that file brought was taken back. */
function lastSelfNamed(store: Store, issuer: string): { readonly name: string; readonly code: null } | null {
  const row = store.db
    .prepare<[string], { bundle: string }>(
      'SELECT bundle FROM receive WHERE sender = ? ORDER BY at DESC LIMIT 1',
    )
    .get(issuer);
  return row ? { ...(JSON.parse(row.bundle) as BundleView).from, code: null } : null;
}

function below(
  store: Store,
  identity: Identity,
  register: Register,
  keys: Visit['keys'],
): readonly Addressee[] {
  let read: Issued | null = null;
  const issued = () => {
    read ??= readIssued(store, identity, register);
    return read;
  };
  const bodies = new Set(identity.adoptions.map((a) => a.issuer));
  const assigned = new Set(
    store.records
      .all('assignment')
      .filter((a) => a.author === identity.id)
      .map((a) => register.byId(a.fields.unit)?.id ?? a.fields.unit),
  );
  return register.entries
    .filter((entry) => entry.id !== identity.id && !bodies.has(entry.id) && entry.author === identity.id)
    .filter((entry) => assigned.has(entry.id) || (keys.has(entry.id) && !standsAbove(identity, entry)))
    .map((entry) => ({
      direction: 'down',
      kind: 'issue',
      unit: { id: entry.id, name: entry.fields.name, code: entry.fields.code },
      from: identity.id,
      scope: () => scopeBelow(issued(), identity, register, entry),
    }));
}

/** A body above that was enrolled from its card and has issued nothing yet. */
function standsAbove(identity: Identity, { fields }: RegisterEntry): boolean {
  const [theirs, ours] = [levelOf(fields.kind), levelOf(identity.role)];
  return theirs !== null && ours !== null && theirs > ours;
}

/**
 * `all` means every unit below; where there is none, and by wish, the bodies above.
 * Refusals: E_NO_UNIT, E_AMBIGUOUS, E_NOTHING_TO_SEND.
 */
export function chooseAddressees(
  { addressees, register }: Visit,
  to: 'all' | readonly string[],
  kind: 'issue' | 'submit' | 'decide' | null,
): Result<readonly Addressee[]> {
  const wanted = kind === null ? null : kind === 'submit' ? 'up' : 'down';
  const chosen = choose({ addressees, register }, to, wanted);
  return chosen.ok && kind === 'decide' ? ok(chosen.value.map(deciding)) : chosen;
}

/** The same receiver, for what was decided and received alone. */
const deciding = (addressee: Addressee): Addressee => ({
  ...addressee,
  kind: 'decide',
  scope: () => decidedOf(addressee.scope(), addressee.unit.id),
});

function choose(
  { addressees, register }: Pick<Visit, 'addressees' | 'register'>,
  to: 'all' | readonly string[],
  wanted: 'up' | 'down' | null,
): Result<readonly Addressee[]> {
  if (to === 'all') {
    const down = addressees.filter((a) => a.direction === 'down');
    const up = wanted === 'up' || (wanted === null && down.length === 0);
    const chosen = up ? addressees.filter((a) => a.direction === 'up') : down;
    return chosen.length > 0 ? ok(chosen) : fail('E_NOTHING_TO_SEND');
  }
  const byUnit = Map.groupBy(addressees, (a) => a.unit.id);
  const chosen: Addressee[] = [];
  for (const text of to) {
    const unit = register.find(text);
    if (!unit.ok) return unit;
    const match = byUnit.get(unit.value.id)?.find((a) => wanted === null || a.direction === wanted);
    if (!match) return fail('E_NOTHING_TO_SEND');
    chosen.push(match);
  }
  return ok([...new Set(chosen)]);
}
