import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Register, RegisterEntry } from '../../../shared/rules/register.ts';
import { nameKey } from '../../../shared/text.ts';
import type { Store } from '../../store/store.ts';
import type { Identity } from '../own-unit.ts';

export interface UnitKeyRow {
  readonly unit: string;
  readonly minisign: string;
  readonly age: string;
}

export const keysOf = (store: Store, unit: string): readonly UnitKeyRow[] =>
  store.db.prepare<[string], UnitKeyRow>('SELECT unit, minisign, age FROM unit_key WHERE unit = ?').all(unit);

/** Enrols a key; `receive` names the receive that brought it, so that its undo takes the trust back. */
export function enrolKey(store: Store, key: UnitKeyRow, receive: string | null): void {
  store.db
    .prepare('INSERT OR IGNORE INTO unit_key (unit, minisign, age, since, receive) VALUES (?, ?, ?, ?, ?)')
    .run(key.unit, key.minisign, key.age, store.now(), receive);
}

/** Where a bundle comes from, seen from here. */
export interface Sender {
  /** The id its keys are kept under. */
  readonly unit: string;
  readonly name: string;
  readonly direction: 'above' | 'below';
  readonly status: 'known' | 'new' | 'changed';
  /** From above: the id it knows us by, when that is news. */
  readonly adopt: string | null;
}

/**
 * Decides whether a bundle is for us and who sent it (`decisions.md` D2, D3).
 * Going up it must name our own id; coming down, the id adopted from this issuer, and at first contact only our code,
 * name or alias. Refusals: E_NOT_FOR_US, E_NO_UNIT.
 */
export function recogniseSender(
  store: Store,
  register: Register,
  identity: Identity,
  bundle: Descriptor,
): Result<Sender> {
  const direction = bundle.kind === 'submit' ? 'below' : 'above';
  if (direction === 'below') {
    if (bundle.to?.id !== identity.id) return notForUs(bundle, identity);
    const entry = findBelow(register, bundle);
    if (!entry) return fail('E_NO_UNIT', { unit: bundle.from.name });
    return ok({
      unit: entry.id,
      name: entry.fields.name,
      direction,
      status: keyStatus(store, entry.id, bundle),
      adopt: null,
    });
  }
  const adopted = identity.adoptions.find((a) => a.issuer === bundle.from.id)?.unit ?? null;
  const fits = adopted ? isAdopted(register, adopted, bundle.to?.id) : isFirstContact(identity, bundle);
  if (!fits) return notForUs(bundle, identity);
  const adopt = bundle.to && bundle.to.id !== adopted ? bundle.to.id : null;
  const status = keyStatus(store, bundle.from.id, bundle);
  return ok({ unit: bundle.from.id, name: bundle.from.name, direction, status, adopt });
}

const notForUs = (bundle: Descriptor, identity: Identity) =>
  fail('E_NOT_FOR_US', { to: bundle.to?.name ?? '—', me: identity.name });

/** The old id resolves for ever: an entry joined above keeps receiving under either. */
const isAdopted = (register: Register, adopted: string, to: string | undefined): boolean =>
  to === adopted || (to !== undefined && register.byId(adopted)?.id === to);

function isFirstContact(identity: Identity, { to }: Descriptor): boolean {
  if (!to) return false;
  if (to.id === identity.id) return true;
  if (to.code && identity.code && nameKey(to.code) === nameKey(identity.code)) return true;
  return identity.names.some((name) => nameKey(name) === nameKey(to.name));
}

function findBelow(register: Register, { from }: Descriptor): RegisterEntry | null {
  const known = register.byId(from.id);
  if (known) return known;
  for (const text of [from.code, from.name]) {
    const found = text ? register.find(text) : null;
    if (found?.ok) return found.value;
  }
  return null;
}

/** A key enrolled from a card is known under whatever id its unit turns out to have. */
function keyStatus(store: Store, unit: string, bundle: Descriptor): Sender['status'] {
  const line = bundle.from.keys.minisign;
  if (unitOfKey(store, line) !== null) return 'known';
  return keysOf(store, unit).length === 0 ? 'new' : 'changed';
}

/** The unit a key was enrolled for. */
export const unitOfKey = (store: Store, minisign: string): string | null =>
  store.db.prepare<[string], { unit: string }>('SELECT unit FROM unit_key WHERE minisign = ?').get(minisign)
    ?.unit ?? null;
