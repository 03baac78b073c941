import type { UnitFields } from '../model/record.ts';
import { fail, ok, type Result } from '../result.ts';
import { nameKey } from '../text.ts';

export interface RegisterEntry {
  readonly id: string;
  /** The unit whose register it stands in. */
  readonly author?: string;
  readonly fields: UnitFields;
}

/** The units a store knows, joined entries resolved: an old id resolves for ever. */
export interface Register {
  readonly entries: readonly RegisterEntry[];
  readonly byId: (id: string) => RegisterEntry | null;
  readonly nameOf: (id: string) => string;
  /** Every id that stands for the unit of this one, itself included. */
  readonly idsOf: (id: string) => readonly string[];
  /** By name, alias, code or id. Refusals: E_NO_UNIT, E_AMBIGUOUS. */
  readonly find: (text: string) => Result<RegisterEntry>;
  /** Members of a collective name. */
  readonly members: (group: string) => readonly RegisterEntry[];
}

/**
 * `alsoKnownAs` names an entry beyond what its record says: our own short forms. `self` are our own id and those that
 * bodies above know us by: a name they share is not ambiguous, and means one of the latter. A name that our own register
 * and a body's bundle both hold means the entry of `ours`.
 */
export function createRegister(
  units: readonly RegisterEntry[],
  alsoKnownAs: Readonly<Record<string, readonly string[]>> = {},
  self: ReadonlySet<string> = new Set(),
  ours: string | null = null,
): Register {
  const raw = new Map(units.map((unit) => [unit.id, unit]));
  const byId = (id: string): RegisterEntry | null => {
    let entry = raw.get(id) ?? null;
    for (const seen = new Set<string>(); entry?.fields.joinedInto && !seen.has(entry.id); ) {
      seen.add(entry.id);
      entry = raw.get(entry.fields.joinedInto) ?? null;
    }
    return entry;
  };
  const entries = units.filter((unit) => !unit.fields.joinedInto);
  const names = new Map<string, RegisterEntry[]>();
  const groups = new Map<string, RegisterEntry[]>();
  for (const unit of units) {
    const entry = byId(unit.id);
    if (!entry) continue;
    for (const name of [unit.fields.name, ...unit.fields.aliases, ...(alsoKnownAs[unit.id] ?? [])])
      index(names, name, entry);
    if (unit.fields.code) index(names, unit.fields.code, entry);
  }
  for (const entry of entries) for (const group of entry.fields.groups) index(groups, group, entry);
  const joined = Map.groupBy(
    units.filter((unit) => unit.fields.joinedInto),
    (unit) => byId(unit.id)?.id ?? unit.id,
  );
  const idsOf = (id: string): readonly string[] => {
    const one = byId(id)?.id ?? id;
    return [...new Set([one, id, ...(joined.get(one) ?? []).map((unit) => unit.id)])];
  };
  return {
    entries,
    idsOf,
    byId,
    nameOf: (id) => byId(id)?.fields.name ?? id,
    find: (text) => {
      const direct = byId(text);
      if (direct) return ok(direct);
      const found = names.get(nameKey(text)) ?? [];
      const exact = found.filter((entry) => nameKey(entry.fields.name) === nameKey(text));
      const hits = exact.length > 0 ? exact : found;
      const own = hits.filter((entry) => ours !== null && entry.author === ours);
      const meant = hits.every((entry) => self.has(entry.id))
        ? hits.slice(-1)
        : own.length === 1
          ? own
          : hits;
      const [hit, ...more] = meant;
      if (!hit) return fail('E_NO_UNIT', { unit: text });
      if (more.length > 0) {
        return fail('E_AMBIGUOUS', {
          name: text,
          candidates: [hit, ...more].map((e) => `${e.fields.name} ${e.id}`).join('，'),
        });
      }
      return ok(hit);
    },
    members: (group) => groups.get(nameKey(group)) ?? [],
  };
}

function index(map: Map<string, RegisterEntry[]>, text: string, entry: RegisterEntry): void {
  const key = nameKey(text);
  const list = map.get(key);
  if (!list) map.set(key, [entry]);
  else if (!list.includes(entry)) list.push(entry);
}
