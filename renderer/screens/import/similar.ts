import { sameValue } from '../../../shared/merge.ts';
import type { NameAnswer } from '../../../shared/model/intake.ts';
import type { NameOf } from '../../../shared/rules/printed-names.ts';
import { nameKey } from '../../../shared/text.ts';
import {
  edit,
  type Field,
  type PreviewTask,
  type Review,
  type TaskEdit,
  type Values,
  valuesOf,
} from './review.ts';

/** A correction of one row that would fit other rows in the same way. */
export interface Similar {
  readonly field: Field;
  readonly changes: readonly { readonly ordinal: number; readonly change: TaskEdit }[];
  /** Units that were given another name: learned when the correction is taken over to other rows. */
  readonly renamed: readonly NameAnswer[];
}

/** How a correction carries over to the values of another row; null where the row gives no reason for it. */
type Rule = (values: Values) => TaskEdit | null;

/**
 * The rows to which a correction fits too: the same unit's name, role or kind, the same wording of a deadline, the same
 * category, the same words of an indicator. Rows whose field a person has edited already are left out.
 */
export function similarTo(
  tasks: readonly PreviewTask[],
  review: Review,
  nameOf: NameOf,
  corrected: {
    readonly ordinal: number;
    readonly field: Field;
    readonly before: Values;
    readonly after: Values;
  },
): Similar | null {
  const { ordinal, field, before, after } = corrected;
  const rule = ruleOf(field, before, after);
  if (!rule) return null;
  const changes = tasks.flatMap((task) => {
    if (task.ordinal === ordinal || review.edits.get(task.ordinal)?.[field] !== undefined) return [];
    const values = valuesOf(task, review, nameOf);
    const change = rule(values);
    return change && !sameValue(change[field], values[field]) ? [{ ordinal: task.ordinal, change }] : [];
  });
  return changes.length > 0
    ? { field, changes, renamed: field === 'units' ? renamesOf(before, after) : [] }
    : null;
}

export const applySimilar = (review: Review, { field, changes }: Similar): Review =>
  changes.reduce((next, { ordinal, change }) => edit(next, ordinal, field, change), review);

function ruleOf(field: Field, before: Values, after: Values): Rule | null {
  switch (field) {
    case 'units':
      return unitRule(before.units, after.units);
    case 'deadline': {
      const { text } = before.deadline;
      if (text === null) return null;
      return (values) =>
        values.deadline.text !== null && nameKey(values.deadline.text) === nameKey(text)
          ? { deadline: after.deadline }
          : null;
    }
    case 'category':
      return before.category === null
        ? null
        : (values) => (values.category === before.category ? { category: after.category } : null);
    case 'indicators':
      return indicatorRule(before.indicators, after.indicators);
    case 'title':
    case 'detail':
      return null;
  }
}

type Units = Values['units'];

/** Renames, removals and marks of kind hold wherever a name stands; roles hold where the same units stand in the same order. */
function unitRule(before: Units, after: Units): Rule | null {
  const renames = new Map(renamedUnits(before, after).map(([old, now]) => [nameKey(old), now]));
  const kept = new Set(after.map(({ name }) => nameKey(name)));
  const removed = new Set(
    before.map(({ name }) => nameKey(name)).filter((key) => !kept.has(key) && !renames.has(key)),
  );
  const groups = new Map(
    after.flatMap((unit) => {
      const old = before.find(({ name }) => nameKey(name) === nameKey(unit.name));
      return old && old.group !== unit.group ? [[nameKey(unit.name), unit.group] as const] : [];
    }),
  );
  const allLead = after.length > 1 && after.every(({ role }) => role === 'lead');
  const wasGuess = before.length > 1 && before.every(({ role }, at) => (role === 'lead') === (at === 0));
  const order = (units: Units) => units.map(({ name }) => nameKey(name)).join('\t');
  const rolesChanged =
    before.length === after.length && before.some(({ role }, at) => role !== after[at]?.role);
  if (renames.size + removed.size + groups.size === 0 && !rolesChanged) return null;
  return ({ units }) => {
    const next = units
      .filter(({ name }) => !removed.has(nameKey(name)))
      .map((unit) => {
        const key = nameKey(unit.name);
        const name = renames.get(key);
        return {
          ...unit,
          ...(name !== undefined && { name, aliases: [] }),
          ...(groups.has(key) && { group: groups.get(key) ?? unit.group }),
        };
      });
    const touched = units.some(({ name }) =>
      [renames, removed, groups].some((known) => known.has(nameKey(name))),
    );
    const sameRoles =
      rolesChanged &&
      (order(units) === order(before) ||
        (allLead &&
          wasGuess &&
          units.length > 1 &&
          units.every(({ role }, at) => (role === 'lead') === (at === 0))));
    if (!touched && !sameRoles) return null;
    return {
      units: sameRoles
        ? next.map((unit, at) => ({ ...unit, role: allLead ? 'lead' : (after[at]?.role ?? unit.role) }))
        : next,
    };
  };
}

/** In the same place under another name, where the rest of the list is as before. */
function renamedUnits(before: Units, after: Units): readonly (readonly [string, string])[] {
  if (before.length !== after.length) return [];
  return before.flatMap(({ name }, at) => {
    const now = after[at]?.name ?? name;
    const stays = after.some((unit) => nameKey(unit.name) === nameKey(name));
    return nameKey(now) === nameKey(name) || stays ? [] : [[name, now] as const];
  });
}

const renamesOf = (before: Values, after: Values): readonly NameAnswer[] =>
  renamedUnits(before.units, after.units).map(([old, now]) => ({ names: [old, now], name: now }));

type Indicators = Values['indicators'];

/** An indicator is known by its words; those that were taken out are taken out, those that were changed are changed. */
function indicatorRule(before: Indicators, after: Indicators): Rule | null {
  const now = new Map(after.map((indicator) => [nameKey(indicator.text), indicator]));
  const changed = new Map(
    before.flatMap((old): [string, Indicators[number] | null][] => {
      const next = now.get(nameKey(old.text)) ?? null;
      return next && sameValue({ ...next, span: null }, { ...old, span: null })
        ? []
        : [[nameKey(old.text), next]];
    }),
  );
  if (changed.size === 0) return null;
  return ({ indicators }) => {
    if (!indicators.some(({ text }) => changed.has(nameKey(text)))) return null;
    return {
      indicators: indicators.flatMap((indicator) => {
        const next = changed.get(nameKey(indicator.text));
        if (next === undefined) return [indicator];
        return next === null ? [] : [{ ...next, ...(indicator.span && { span: indicator.span }) }];
      }),
    };
  };
}
