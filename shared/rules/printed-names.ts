import type { PrintedUnit, UnitRole } from '../lists/model.ts';
import { unitVariants } from '../lists/unit-variants.ts';
import { nameKey } from '../text.ts';

interface NamedUnit {
  readonly name: string;
  readonly role: UnitRole;
  readonly aliases: readonly string[];
}

/** The name that a printed form means, by its key; null where nothing is known about it. */
export type NameOf = (key: string) => string | null;

/**
 * Units under the names that a person has said they mean; the printed form is kept as an alias. Two that turn out to be
 * one are one, leading where either led.
 */
export function renameUnits<U extends NamedUnit>(units: readonly U[], nameOf: NameOf): readonly U[] {
  let renamed = false;
  const known = new Map<string, U>();
  for (const unit of units) {
    const name = nameOf(nameKey(unit.name));
    const changed = name !== null && nameKey(name) !== nameKey(unit.name);
    renamed ||= changed;
    const next = changed ? { ...unit, name, aliases: aliasesOf(name, unit) } : unit;
    const same = known.get(nameKey(next.name));
    if (!same) {
      known.set(nameKey(next.name), next);
      continue;
    }
    known.set(nameKey(next.name), {
      ...same,
      role: same.role === 'lead' || next.role === 'lead' ? 'lead' : 'cooperate',
      aliases: [...new Set([...same.aliases, ...next.aliases])],
    });
  }
  return renamed ? [...known.values()] : units;
}

const aliasesOf = (name: string, unit: NamedUnit): string[] => [
  ...new Set([...unit.aliases, unit.name].filter((alias) => nameKey(alias) !== nameKey(name))),
];

/** What a person said, as a lookup. */
export function nameLookup(
  answers: readonly { readonly names: readonly string[]; readonly name: string | null }[],
): NameOf {
  const names = new Map<string, string>();
  for (const answer of answers)
    if (answer.name !== null) for (const name of answer.names) names.set(nameKey(name), answer.name);
  return (key) => names.get(key) ?? null;
}

export interface NameQuestion {
  readonly names: readonly {
    readonly name: string;
    /** Ordinals of the tasks that print it; none for a name of the register alone. */
    readonly rows: readonly number[];
    readonly registered: boolean;
  }[];
  /** The name proposed for all of them. */
  readonly proposed: string;
  /** `spelling`: the names differ in their spelling. `bracket`: one stands in brackets behind the other, and elsewhere by itself. */
  readonly why: 'spelling' | 'bracket';
}

interface Named {
  readonly ordinal: number;
  readonly units: readonly PrintedUnit[];
}

interface Known {
  /** Names of the register, aliases left out. */
  readonly register: readonly string[];
  /** Whether the register finds a unit, or members, under a name. */
  readonly isRegistered: (name: string) => boolean;
  /** Whether a person said that two names are two units. */
  readonly areApart: (one: string, other: string) => boolean;
}

/** Names that may mean one unit and that nobody has been asked about; those of most rows first. */
export function nameQuestions(tasks: readonly Named[], known: Known): readonly NameQuestion[] {
  const rows = new Map<string, { readonly name: string; readonly rows: number[] }>();
  for (const { ordinal, units } of tasks)
    for (const { name } of units) {
      const found = rows.get(nameKey(name)) ?? { name, rows: [] };
      if (found.rows.at(-1) !== ordinal) found.rows.push(ordinal);
      rows.set(nameKey(name), found);
    }
  const printed = [...rows.values()].map(({ name }) => name);
  const unknown = new Set(printed.filter((name) => !known.isRegistered(name)).map(nameKey));
  const asked = new Set<string>();
  const question = (names: readonly string[], why: NameQuestion['why']): NameQuestion[] => {
    const apart = names.some((one, at) => names.slice(at + 1).some((other) => known.areApart(one, other)));
    const key = names.map(nameKey).sort().join('\t');
    // Names that all stand in the register are units of their own there.
    if (names.length < 2 || apart || asked.has(key) || !names.some((name) => unknown.has(nameKey(name))))
      return [];
    asked.add(key);
    const described = names.map((name) => ({
      name,
      rows: rows.get(nameKey(name))?.rows ?? [],
      registered: known.isRegistered(name),
    }));
    return [{ names: described, proposed: proposedOf(described), why }];
  };
  const questions = [
    ...bracketPairs(tasks, rows).flatMap((pair) => question(pair, 'bracket')),
    ...unitVariants([...new Set([...printed, ...known.register])])
      .map(({ names }) => names)
      .filter((names) => names.some((name) => rows.has(nameKey(name))))
      .flatMap((names) => question(names, 'spelling')),
  ];
  const weight = ({ names }: NameQuestion) => names.reduce((sum, { rows }) => sum + rows.length, 0);
  return questions.toSorted((a, b) => weight(b) - weight(a));
}

/** A name in brackets behind another that elsewhere is printed as a unit of its own. */
function bracketPairs(
  tasks: readonly Named[],
  printed: ReadonlyMap<string, unknown>,
): readonly (readonly [string, string])[] {
  const pairs = new Map<string, readonly [string, string]>();
  for (const { units } of tasks)
    for (const { name, aliases } of units)
      for (const alias of aliases)
        if (nameKey(alias) !== nameKey(name) && printed.has(nameKey(alias)))
          pairs.set(`${nameKey(name)}\t${nameKey(alias)}`, [name, alias]);
  return [...pairs.values()];
}

/** The name of the register, else the one of most rows, of those the longest. */
function proposedOf(names: NameQuestion['names']): string {
  const rank = ({ name, rows, registered }: NameQuestion['names'][number]) =>
    [Number(registered), rows.length, name.length] as const;
  const best = names.toSorted((a, b) => {
    const [x, y] = [rank(a), rank(b)];
    return y[0] - x[0] || y[1] - x[1] || y[2] - x[2];
  });
  return best[0]?.name ?? '';
}
