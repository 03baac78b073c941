import { dateOf } from '../../shared/dates.ts';
import type { Role } from '../../shared/model/views.ts';
import type { OwnUnit } from '../../shared/rules/obligation.ts';
import { holderOrNone } from '../../shared/rules/people.ts';
import { createRegister, type Register } from '../../shared/rules/register.ts';
import { shortNamesOf } from '../../shared/rules/short-name.ts';
import type { Store } from '../store/store.ts';

export interface Adoption {
  /** The body above, by its own id. */
  readonly issuer: string;
  /** The id it knows us by. */
  readonly unit: string;
}

export interface Identity extends OwnUnit {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly code: string | null;
  readonly operator: string | null;
  readonly adoptions: readonly Adoption[];
}

export function registerOf(store: Store): Register {
  const self = store.meta.get('unit') ?? '';
  const own = store.records.get('unit', self);
  return createRegister(
    store.records.all('unit'),
    own ? { [self]: shortNamesOf(own.fields.name) } : {},
    new Set([self, ...adoptionsOf(store).map((adoption) => adoption.unit)]),
    self,
  );
}

/** Who this store belongs to, under its own id and under those that bodies above gave it. */
export function identityOf(store: Store): Identity {
  const id = store.meta.get('unit') ?? '';
  const own = store.records.get('unit', id)?.fields;
  const adoptions = adoptionsOf(store);
  const adopted = adoptions.flatMap(({ unit }) => store.records.get('unit', unit)?.fields ?? []);
  const names = [own, ...adopted].flatMap((fields) =>
    fields ? [fields.name, ...fields.aliases, ...shortNamesOf(fields.name)] : [],
  );
  return {
    id,
    name: own?.name ?? '',
    role: (store.meta.get('role') ?? 'school') as Role,
    code: own?.code ?? null,
    operator: holderOrNone(own?.personnel, 'filler', store.meta.get('operator'), dateOf(store.now())),
    ids: withJoined(store, [id, ...adoptions.map((a) => a.unit)]),
    names: [...new Set(names)],
    adoptions,
  };
}

const adoptionsOf = (store: Store): readonly Adoption[] =>
  store.db.prepare<[], Adoption>('SELECT issuer, unit FROM adoption ORDER BY issuer').all();

/** An adoption with the receive that brought it. */
interface ReceivedAdoption extends Adoption {
  readonly receive: string;
}

/** Takes the id a body above knows us by; what it replaces is kept for the undo of that receive. */
export function adoptId(store: Store, adoption: ReceivedAdoption): void {
  const before = store.db
    .prepare<[string], ReceivedAdoption>('SELECT issuer, unit, receive FROM adoption WHERE issuer = ?')
    .get(adoption.issuer);
  if (before) store.meta.setJson(adoptionBefore(adoption.receive), before);
  putAdoption(store, adoption);
}

/** Undoes what a receive adopted. */
export function dropAdoption(store: Store, receive: string): void {
  const key = adoptionBefore(receive);
  const before = store.meta.json<ReceivedAdoption | null>(key, null);
  store.db.prepare('DELETE FROM adoption WHERE receive = ?').run(receive);
  if (before) putAdoption(store, before);
  store.meta.set(key, null);
}

const adoptionBefore = (receive: string): string => `adoption-before:${receive}`;

const putAdoption = (store: Store, { issuer, unit, receive }: ReceivedAdoption) =>
  store.db
    .prepare('INSERT OR REPLACE INTO adoption (issuer, unit, receive) VALUES (?, ?, ?)')
    .run(issuer, unit, receive);

/** The ids, and those of entries that were joined into one of them. */
function withJoined(store: Store, ids: readonly string[]): ReadonlySet<string> {
  const units = store.records.all('unit');
  const register = createRegister(units);
  const joined = units.filter(
    (unit) => unit.fields.joinedInto && ids.includes(register.byId(unit.id)?.id ?? ''),
  );
  return new Set([...ids, ...joined.map((unit) => unit.id)]);
}

/** The unit id under which we write what the author of a task will read. */
export const authorFor = (identity: Identity, taskAuthor: string): string =>
  identity.adoptions.find((a) => a.issuer === taskAuthor)?.unit ?? identity.id;

/** Name in the history for what is done at this PC. */
export const operatorName = (identity: Identity): string => identity.operator ?? identity.name;
