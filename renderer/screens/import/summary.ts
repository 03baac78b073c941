import { nameLookup } from '../../../shared/rules/printed-names.ts';
import { nameKey } from '../../../shared/text.ts';
import type { Draft } from './draft.ts';
import { openQuestions } from './questions.ts';
import { allOpen, type Field, fields, type Values, valuesOf } from './review.ts';

/** What an import would bring, as things stand. */
export interface Summary {
  readonly tasks: number;
  /** In printed order, null for tasks without one. */
  readonly categories: readonly { readonly name: string | null; readonly count: number }[];
  readonly units: {
    readonly known: readonly string[];
    readonly fresh: readonly string[];
    readonly groups: readonly string[];
    /** Tasks that name no unit. */
    readonly without: number;
  };
  readonly deadlines: Readonly<Record<Values['deadline']['kind'], number>>;
  readonly indicators: number;
  readonly open: readonly { readonly field: Field; readonly count: number }[];
  readonly questions: number;
  readonly edited: number;
}

export function summaryOf({ order, review, doubts, preview }: Draft): Summary {
  const nameOf = nameLookup(review.names);
  const rows = order.toSorted((a, b) => a.ordinal - b.ordinal).map((task) => valuesOf(task, review, nameOf));
  const units = new Map(
    rows.flatMap((values) => values.units.map((unit) => [nameKey(unit.name), unit] as const)),
  );
  const registered = new Set(preview.registered.map(nameKey));
  const known = (key: string) => registered.has(key);
  const named = [...units].filter(([, { group }]) => !group);
  const deadlines = { by: 0, ongoing: 0, from: 0, recurring: 0, none: 0 };
  for (const { deadline } of rows) deadlines[deadline.kind] += 1;
  const categories = [...Map.groupBy(rows, ({ category }) => category)];
  const open = Map.groupBy(allOpen(doubts, review), ({ field }) => field);
  return {
    tasks: rows.length,
    categories: categories.map(([name, same]) => ({ name, count: same.length })),
    units: {
      known: named.filter(([key]) => known(key)).map(([, { name }]) => name),
      fresh: named.filter(([key]) => !known(key)).map(([, { name }]) => name),
      groups: [...units.values()].filter(({ group }) => group).map(({ name }) => name),
      without: rows.filter((values) => values.units.length === 0).length,
    },
    deadlines,
    indicators: rows.reduce((sum, { indicators }) => sum + indicators.length, 0),
    open: fields.flatMap((field) => {
      const count = open.get(field)?.length ?? 0;
      return count > 0 ? [{ field, count }] : [];
    }),
    questions: openQuestions(preview.questions, review.names).length,
    edited: review.edits.size,
  };
}
