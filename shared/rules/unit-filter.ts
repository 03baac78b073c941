import { createMatcher } from '../search.ts';

/** What units are chosen by; what is null or empty filters nothing. */
export interface UnitFilter {
  readonly kind: string | null;
  readonly district: string | null;
  readonly group: string | null;
  /** Words of the name or an alias, or pinyin initials: 职业. */
  readonly text: string;
}

interface Filtered {
  readonly name: string;
  readonly aliases: readonly string[];
  readonly kind: string | null;
  readonly district: string | null;
  readonly groups: readonly string[];
  readonly self: boolean;
  readonly above: boolean;
}

/** Units that tasks may be assigned to by a filter: never ourselves, never a body above. */
export function unitsWhere<U extends Filtered>(units: readonly U[], filter: UnitFilter): readonly U[] {
  const { kind, district, group, text } = filter;
  const matches = text.trim() === '' ? null : createMatcher(text);
  return units.filter(
    (unit) =>
      !unit.self &&
      !unit.above &&
      (kind === null || unit.kind === kind) &&
      (district === null || unit.district === district) &&
      (group === null || unit.groups.includes(group)) &&
      (matches === null || matches({ texts: [], names: [unit.name, ...unit.aliases] })),
  );
}
