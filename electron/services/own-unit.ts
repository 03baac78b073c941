import type { Role } from '../../shared/model/views.ts';
import type { OwnUnit } from '../../shared/rules/obligation.ts';
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
  return createRegister(store.records.all('unit'), own ? { [self]: shortNamesOf(own.fields.name) } : {});
}

/** Who this store belongs to, under its own id and under those that bodies above gave it. */
export function identityOf(store: Store): Identity {
  const id = store.meta.get('unit') ?? '';
  const own = store.records.get('unit', id)?.fields;
  const adoptions = store.db.prepare<[], Adoption>('SELECT issuer, unit FROM adoption ORDER BY issuer').all();
  const adopted = adoptions.flatMap(({ unit }) => store.records.get('unit', unit)?.fields ?? []);
  const names = [own, ...adopted].flatMap((fields) =>
    fields ? [fields.name, ...fields.aliases, ...shortNamesOf(fields.name)] : [],
  );
  return {
    id,
    name: own?.name ?? '',
    role: (store.meta.get('role') ?? 'school') as Role,
    code: own?.code ?? null,
    operator: store.meta.get('operator'),
    ids: new Set([id, ...adoptions.map((a) => a.unit)]),
    names: [...new Set(names)],
    adoptions,
  };
}

/** The unit id under which we write what the author of a task will read. */
export const authorFor = (identity: Identity, taskAuthor: string): string =>
  identity.adoptions.find((a) => a.issuer === taskAuthor)?.unit ?? identity.id;

/** Name in the history for what is done at this PC. */
export const operatorName = (identity: Identity): string => identity.operator ?? identity.name;
