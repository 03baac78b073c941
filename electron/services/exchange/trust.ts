import { dateOf } from '../../../shared/dates.ts';
import { notOurId, notOurName } from '../../../shared/errors/not-for-us.ts';
import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import { descentOf, type KeyDescent } from '../../../shared/exchange/key-change.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Register, RegisterEntry } from '../../../shared/rules/register.ts';
import { nameKey } from '../../../shared/text.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { Store } from '../../store/store.ts';
import type { Identity } from '../own-unit.ts';
import { allKeyRows, type EnrolledKey, keyHolder, keyRow, keyRowsOf } from './enrolled-keys.ts';

/** Where a bundle comes from, seen from here. */
export interface Sender {
  /** The id its keys are kept under. */
  readonly unit: string;
  readonly name: string;
  readonly direction: 'above' | 'below' | 'same';
  readonly status: 'known' | 'new' | 'changed' | 'renewed';
  /** What is said about a key that took the place of another. */
  readonly descent?: KeyDescent;
  /** From above: the id it knows us by, when that is news. */
  readonly adopt: string | null;
}

/**
 * Decides whether a bundle is for us and who sent it.
 * Going up it must name our own id; coming down, the id adopted from this issuer, and at first contact only our code,
 * name or alias. Refusals: E_KEY_REVOKED, E_KEY_FORGED, E_NOT_FOR_US, E_NO_UNIT, E_FROM_BELOW, E_FROM_OURSELVES; throws
 * Refusal E_BAD_RECORD.
 */
export function recogniseSender(
  store: Store,
  register: Register,
  identity: Identity,
  bundle: Pick<OpenBundle, 'descriptor' | 'records'>,
): Result<Sender> {
  const { descriptor } = bundle;
  const { from, to } = descriptor;
  const good = checkRevoked(store, descriptor);
  if (!good.ok) return good;
  if (descriptor.kind === 'archive') return recogniseOurselves(store, register, identity, descriptor);
  const names = { to: to?.name ?? '—', me: identity.name };
  if (identity.ids.has(register.byId(from.id)?.id ?? from.id))
    return fail('E_FROM_OURSELVES', { from: from.name });
  if (descriptor.kind === 'submit') {
    if (to?.id !== identity.id) return notOurId(names);
    const entry = findBelow(register, descriptor);
    if (!entry) return fail('E_NO_UNIT', { unit: from.name });
    if (identity.ids.has(entry.id)) return fail('E_FROM_OURSELVES', { from: from.name });
    const key = keyStatus(store, register, entry.id, descriptor);
    if (!key.ok) return key;
    return ok({ unit: entry.id, name: entry.fields.name, direction: 'below', ...key.value, adopt: null });
  }
  const adopted = identity.adoptions.find((a) => a.issuer === from.id)?.unit ?? null;
  if (adopted !== null) {
    if (!isAdopted(register, adopted, bundle)) return notOurId(names);
  } else if (!isFirstContact(store, identity, descriptor))
    return namesAnother(store, identity, to) ? notOurId(names) : notOurName(names);
  const holder = keyHolder(store, register, from.keys.minisign);
  for (const id of [from.id, holder]) {
    const entry = id === null ? null : register.byId(id);
    if (entry && standsBelow(store, register, identity, entry))
      return fail('E_FROM_BELOW', { from: from.name });
  }
  const card = holder === null ? null : register.byId(holder);
  const vouched = card !== null && isOurs(store, identity, card) && goesBy(card, descriptor);
  const key = vouched ? ok({ status: 'known' } as const) : keyStatus(store, register, from.id, descriptor);
  if (!key.ok) return key;
  const adopt = to && to.id !== adopted ? to.id : null;
  return ok({ unit: from.id, name: from.name, direction: 'above', ...key.value, adopt });
}

/** An archive is for PCs of the unit that wrote it. Its key is known from an earlier one, or vouched for from above. */
function recogniseOurselves(
  store: Store,
  register: Register,
  identity: Identity,
  { from }: Descriptor,
): Result<Sender> {
  if (from.id !== identity.id) return notOurId({ to: from.name, me: identity.name });
  const holder = keyHolder(store, register, from.keys.minisign);
  // What the bodies above have on record for us, and say so under their signature.
  const stated = store.records
    .all('unitKey')
    .filter(
      ({ author, fields }) =>
        fields.minisign === from.keys.minisign &&
        identity.ids.has(fields.unit) &&
        identity.adoptions.some(({ issuer }) => issuer === author),
    );
  const calledBack = stated.find(({ fields }) => fields.revokedAt !== null)?.fields.revokedAt ?? null;
  if (calledBack !== null) return revoked(from, calledBack);
  const own = { unit: identity.id, name: identity.name, direction: 'same', adopt: null } as const;
  if (stated.length > 0 && holder === null) return ok({ ...own, status: 'known' });
  if (holder !== null) return ok({ ...own, status: identity.ids.has(holder) ? 'known' : 'changed' });
  const descent = senderDescent(
    allKeyRows(store).filter((row) => identity.ids.has(row.unit)),
    from,
  );
  if (descent.kind === 'forged') return forgedKey(from);
  return ok({ ...own, status: descent.kind === 'renewed' ? 'renewed' : 'new', descent });
}

/** The old id resolves for ever: an entry joined above keeps receiving under either, told so by the bundle itself. */
function isAdopted(
  register: Register,
  adopted: string,
  { descriptor, records }: Pick<OpenBundle, 'descriptor' | 'records'>,
): boolean {
  const to = descriptor.to?.id;
  if (to === undefined) return false;
  if (to === adopted || register.byId(adopted)?.id === to) return true;
  const joined = new Map<string, unknown>();
  for (const { record } of records()) {
    if (record.kind === 'unit' && record.author === descriptor.from.id)
      joined.set(record.id, record.fields['joinedInto']);
  }
  let id: unknown = adopted;
  for (const seen = new Set<unknown>(); typeof id === 'string' && !seen.has(id); id = joined.get(id)) {
    if (id === to) return true;
    seen.add(id);
  }
  return false;
}

function isFirstContact(store: Store, identity: Identity, { to }: Descriptor): boolean {
  if (!to) return false;
  if (to.id === identity.id) return true;
  if (namesAnother(store, identity, to)) return false;
  if (to.code && identity.code && nameKey(to.code) === nameKey(identity.code)) return true;
  return identity.names.some((name) => nameKey(name) === nameKey(to.name));
}

/** An id of our own register names another unit, whatever the bundle calls it; and where there is no receiver, no name does. */
const namesAnother = (store: Store, identity: Identity, to: Descriptor['to']): boolean =>
  !to || store.records.get('unit', to.id)?.author === identity.id;

function findBelow(register: Register, { from }: Descriptor): RegisterEntry | null {
  const known = register.byId(from.id);
  if (known) return known;
  for (const text of [from.code, from.name]) {
    const found = text ? register.find(text) : null;
    if (found?.ok) return found.value;
  }
  return null;
}

/**
 * A key that was enrolled for one unit never speaks for another. One that took the place of a trusted key is as good as
 * that, where the old key signed for it. Refusal: E_KEY_FORGED where it is said to have signed and did not.
 */
function keyStatus(
  store: Store,
  register: Register,
  unit: string,
  { from }: Descriptor,
): Result<Pick<Sender, 'status' | 'descent'>> {
  const holder = keyHolder(store, register, from.keys.minisign);
  if (holder !== null) return ok({ status: holder === unit ? 'known' : 'changed' });
  // Also where every key of the unit was called back: the next one is news that a person has to confirm.
  const known = keyRowsOf(store, register, unit);
  if (known.length === 0) return ok({ status: 'new' });
  const descent = senderDescent(known, from);
  if (descent.kind === 'forged') return forgedKey(from);
  return ok({ status: descent.kind === 'renewed' ? 'renewed' : 'changed', descent });
}

/** The same for a card, whose unit is known. */
export const cardDescent = (store: Store, register: Register, unit: string, from: Descriptor['from']) =>
  senderDescent(keyRowsOf(store, register, unit), from);

/** What a sender says about its key, judged by the good keys that are known of it. */
const senderDescent = (known: readonly EnrolledKey[], from: Descriptor['from']): KeyDescent =>
  descentOf(from.keys, from.keyChanges ?? [], (minisign) =>
    known.some((row) => row.minisign === minisign && row.revoked_at === null),
  );

/** The refusal of a key that is said to be signed by one we know, and is not. */
export const forgedKey = (from: Descriptor['from']) =>
  fail('E_KEY_FORGED', { from: from.name, fingerprint: formatFingerprint(fingerprint(from.keys.minisign)) });

/**
 * Whether a key that was called back may have signed this. A PC that was lost can be set to any date, so nothing of it
 * is taken any more; what a PC wrote before it was replaced is good: by its own count, or, where that can't tell, by date.
 */
export function checkRevoked(
  store: Store,
  descriptor: Pick<Descriptor, 'from' | 'createdAt' | 'replica' | 'chain'>,
): Result<void> {
  const { from, createdAt } = descriptor;
  const row = keyRow(store, from.keys.minisign);
  if (row === null || row.revoked_at === null) return ok(undefined);
  const before = createdAt <= row.revoked_at || cameBeforeNewKey(store, row, descriptor);
  return row.revoked_why === 'replaced' && before ? ok(undefined) : revoked(from, row.revoked_at);
}

/** Whether this PC's own count places a bundle before one that came under another key of its unit. Clocks are wrong by years. */
function cameBeforeNewKey(
  store: Store,
  { unit, minisign }: EnrolledKey,
  { replica, chain }: Pick<Descriptor, 'replica' | 'chain'>,
): boolean {
  if (!chain) return false;
  const later = store.db.prepare<[string, number, string, string]>(
    `SELECT 1 FROM receive WHERE replica = ? AND number > ? AND key <> ? AND undone_at IS NULL
     AND key IN (SELECT minisign FROM unit_key WHERE unit = ?) LIMIT 1`,
  );
  return later.get(replica, chain.number, minisign, unit) !== undefined;
}

const revoked = (from: Descriptor['from'], at: number) =>
  fail('E_KEY_REVOKED', {
    from: from.name,
    date: dateOf(at),
    fingerprint: formatFingerprint(fingerprint(from.keys.minisign)),
  });

const isOurs = (store: Store, identity: Identity, entry: RegisterEntry): boolean =>
  store.records.get('unit', entry.id)?.author === identity.id;

/** A body above that was enrolled from its card is in our own register until its real id is known. */
function goesBy({ fields }: RegisterEntry, { from }: Descriptor): boolean {
  if (fields.code && from.code && nameKey(fields.code) === nameKey(from.code)) return true;
  return [fields.name, ...fields.aliases].some((name) => nameKey(name) === nameKey(from.name));
}

/** In our own register, and either of a lower level than ours or already given tasks by us. */
function standsBelow(store: Store, register: Register, identity: Identity, entry: RegisterEntry): boolean {
  if (!isOurs(store, identity, entry)) return false;
  const [theirs, ours] = [levelOf(entry.fields.kind), levelOf(identity.role)];
  if (theirs !== null && ours !== null && theirs < ours) return true;
  return store.records
    .all('assignment')
    .some((a) => a.author === identity.id && register.byId(a.fields.unit)?.id === entry.id);
}

const LEVELS = ['section', 'school', 'district', 'bureau'];

/** Higher for bodies that issue to the others; null for a kind that has no place in that order. */
export function levelOf(kind: string | null): number | null {
  const level = LEVELS.indexOf(kind ?? '');
  return level < 0 ? null : level;
}
