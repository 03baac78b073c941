import { plainCalendar, type WorkCalendar } from '../../../shared/calendar-dates.ts';
import { dateOf } from '../../../shared/dates.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';

/** The set with the highest version; two of one version, from two PCs, are put in order by id. */
export const newestRuleSet = (
  sets: readonly StoredRecord<'lightRules'>[],
): StoredRecord<'lightRules'> | null =>
  sets.toSorted((a, b) => a.fields.version - b.fields.version || (a.id < b.id ? -1 : 1)).at(-1) ?? null;

/** What lights are judged by: each body's rules and calendar, and the day they are judged for. */
export interface RulesInForce {
  /** 统计截止日. */
  readonly cutoff: string;
  /** The cut-off where a person chose one: then what came after it is not counted. */
  readonly asOf: string | null;
  readonly ruleSetOf: (body: string) => StoredRecord<'lightRules'> | null;
  readonly calendarOf: (body: string) => WorkCalendar;
}

const CUTOFF = 'cutoff';

/** The cut-off a person chose; null while today counts. */
export const chosenCutoff = (store: Store): string | null => store.meta.get(CUTOFF);
export const chooseCutoff = (store: Store, date: string | null): void => store.meta.set(CUTOFF, date);
export const cutoffOf = (store: Store): string => chosenCutoff(store) ?? dateOf(store.now());

export function rulesInForce(store: Store, cutoff?: string): RulesInForce {
  const asOf = cutoff ?? chosenCutoff(store);
  const sets = Map.groupBy(store.records.all('lightRules'), (set) => set.author);
  const calendars = Map.groupBy(store.records.all('calendar'), (calendar) => calendar.author);
  const newest = new Map([...sets].map(([body, all]) => [body, newestRuleSet(all)]));
  const known = new Map(
    [...calendars].map(([body, all]): [string, WorkCalendar] => [
      body,
      {
        holidays: new Set(all.flatMap(({ fields }) => fields.holidays)),
        workdays: new Set(all.flatMap(({ fields }) => fields.workdays)),
      },
    ]),
  );
  return {
    cutoff: asOf ?? dateOf(store.now()),
    asOf,
    ruleSetOf: (body) => newest.get(body) ?? null,
    calendarOf: (body) => known.get(body) ?? plainCalendar,
  };
}
