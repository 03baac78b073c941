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

interface KeptRegister {
  /** The ids of our own unit that it was made for. */
  readonly self: string;
  readonly writes: number;
  readonly register: Register;
}

const kept = new WeakMap<Store, KeptRegister>();

/**
 * The units of a store, its own under all its names. Thousands of units are read once; what is made inside a transaction
 * is not kept, because it may be rolled back.
 */
export function registerOf(store: Store): Register {
  const self = store.meta.get('unit') ?? '';
  const ids = [self, ...adoptionsOf(store).map((adoption) => adoption.unit)];
  const writes = store.records.writes('unit');
  const known = kept.get(store);
  if (known?.writes === writes && known.self === ids.join(' ')) return known.register;
  const own = store.records.get('unit', self);
  const names = own ? { [self]: shortNamesOf(own.fields.name) } : {};
  const register = createRegister(store.records.all('unit'), names, new Set(ids), self);
  if (!store.db.inTransaction) kept.set(store, { self: ids.join(' '), writes, register });
  return register;
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
    operator: operatorOf(store, own?.personnel),
    ids: new Set([id, ...adoptions.map((a) => a.unit)].flatMap(registerOf(store).idsOf)),
    names: [...new Set(names)],
    adoptions,
  };
}

/** A name chosen at the lock is the one who sits there; one that was only written down goes on to who took over. */
function operatorOf(store: Store, personnel: Parameters<typeof holderOrNone>[0]): string | null {
  const name = store.meta.get('operator');
  if (name !== null && store.meta.get(CHOSEN) === name) return name;
  return holderOrNone(personnel, 'filler', name, dateOf(store.now()));
}

const CHOSEN = 'operator-chosen';

/** Somebody says at the lock who they are. */
export function chooseName(store: Store, name: string): void {
  store.db.transaction(() => {
    store.meta.set('operator', name);
    store.meta.set(CHOSEN, name);
  })();
}

/** Somebody is no longer registered at this PC. */
export function forgetChoice(store: Store, name: string): void {
  if (store.meta.get(CHOSEN) === name) store.meta.set(CHOSEN, null);
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

/** The unit id under which we write what the author of a task will read. */
export const authorFor = (identity: Identity, taskAuthor: string): string =>
  identity.adoptions.find((a) => a.issuer === taskAuthor)?.unit ?? identity.id;

/** Name in the history for what is done at this PC. */
export const operatorName = (identity: Identity): string => identity.operator ?? identity.name;
