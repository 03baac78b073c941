import type { RuleSet } from '../../../shared/model/rule-set.ts';
import type { RulesView } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { presets } from '../../../shared/rules/lights/presets.ts';
import { ruleSetProblem, ruleSetProblemText } from '../../../shared/rules/lights/problems.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import { findLedger } from '../lookup.ts';
import type { Given, Operations } from '../operations.ts';
import { notIssuer, ownTasks } from '../own-tasks.ts';
import { type Identity, identityOf, operatorName, registerOf } from '../own-unit.ts';
import { chooseCutoff, chosenCutoff, cutoffOf, newestRuleSet } from './rules-in-force.ts';
import { tryRuleSet } from './trial.ts';

type RuleOperations = Pick<
  Operations,
  'getRules' | 'adoptRules' | 'tryRules' | 'chooseCutoff' | 'saveCalendar' | 'saveReportCycle'
>;

/** 亮灯规则, 工作日, 报送周期 and 统计截止日. */
export function createRuleOperations(env: Environment): RuleOperations {
  return {
    getRules: () => withStore(env, (store) => ok(rulesView(store))),

    adoptRules: (given) =>
      withStore(env, (store) => {
        const wanted = wantedRules(given);
        if (!wanted.ok) return wanted;
        const identity = identityOf(store);
        store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          writer.create('lightRules', null, identity.id, nextSet(store, identity, wanted.value)),
        );
        return ok(rulesView(store));
      }),

    tryRules: ({ cutoff, ...given }, { language }) =>
      withStore(env, (store) => {
        const wanted = wantedRules(given);
        if (!wanted.ok) return wanted;
        const set = nextSet(store, identityOf(store), wanted.value);
        return ok(tryRuleSet(store, set, cutoff, language));
      }),

    chooseCutoff: ({ date }) =>
      withStore(env, (store) => {
        const first = firstAssignment(store);
        if (date !== null && first !== null && date < first)
          return fail('E_CUTOFF_EARLY', { cutoff: date, first });
        store.db.transaction(chooseCutoff)(store, date);
        return ok({ cutoff: cutoffOf(store) });
      }),

    saveCalendar: ({ year, holidays, workdays }) =>
      withStore(env, (store) => {
        const stray = [...holidays, ...workdays].find((date) => !date.startsWith(`${year}-`));
        if (stray !== undefined) return fail('E_NO_SUCH_DATE', { date: stray });
        const identity = identityOf(store);
        const sorted = (dates: readonly string[]) => [...new Set(dates)].sort();
        const fields = { year, holidays: sorted(holidays), workdays: sorted(workdays) };
        const known = store.records
          .all('calendar')
          .find((calendar) => calendar.author === identity.id && calendar.fields.year === year);
        store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          known ? writer.change(known, fields) : writer.create('calendar', null, identity.id, fields),
        );
        return ok(rulesView(store));
      }),

    saveReportCycle: ({ ledgers, tasks, cycle: reportCycle }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const lists = ledgers.map((text) => findLedger(store, text));
        const refused = lists.find((list) => !list.ok);
        if (refused) return refused;
        const found = lists.flatMap((list) => (list.ok ? [list.value] : []));
        const foreign = found.find((list) => list.author !== identity.id);
        if (foreign) return notIssuer(store, foreign.author);
        const own = ownTasks(store, tasks);
        if (!own.ok) return own;
        const changed = store.write({ who: operatorName(identity), via: 'local' }, (writer) => [
          ...found.map((list) => writer.change(list, { reportCycle })),
          ...own.value.map((task) => writer.change(task, { reportCycle })),
        ]);
        return ok({ changed: changed.filter((fields) => fields.length > 0).length });
      }),
  };
}

type NewSet = Omit<RuleSet, 'version' | 'madeBy'>;

/** A preset, or a set in its place. Refusal: E_RULE_SET, which says what is wrong. */
function wantedRules({ preset, set }: Pick<Given<'adoptRules'>, 'preset' | 'set'>): Result<NewSet> {
  const wanted = preset === null ? set : presets[preset];
  if (!wanted) return fail('E_BAD_VALUE', { field: 'preset', value: '—', expected: '—' });
  const problem = ruleSetProblem(wanted);
  if (!problem) return ok(wanted);
  const say = (language: 'zh' | 'en') => ruleSetProblemText(problem, language);
  return fail('E_RULE_SET', { problem: { zh: say('zh'), en: say('en') } });
}

const ownSets = (store: Store, identity: Identity) =>
  store.records.all('lightRules').filter((set) => set.author === identity.id);

const nextSet = (store: Store, identity: Identity, set: NewSet): RuleSet => ({
  ...set,
  version: (newestRuleSet(ownSets(store, identity))?.fields.version ?? 0) + 1,
  madeBy: identity.name,
});

/** The day of the first 交办 that any record knows; null while nothing is assigned. */
const firstAssignment = (store: Store): string | null =>
  store.records
    .all('assignment')
    .flatMap(({ fields }) => fields.assignedOn ?? [])
    .sort()[0] ?? null;

function rulesView(store: Store): RulesView {
  const identity = identityOf(store);
  const register = registerOf(store);
  const calendars = store.records.all('calendar').sort((a, b) => a.fields.year - b.fields.year);
  const bodies = Map.groupBy(store.records.all('lightRules'), (set) => set.author);
  const shown = (body: string) => {
    const set = newestRuleSet(bodies.get(body) ?? []);
    return set && { ...set.fields, id: set.id };
  };
  return {
    cutoff: cutoffOf(store),
    chosen: chosenCutoff(store) !== null,
    own: shown(identity.id),
    above: [...bodies.keys()]
      .filter((body) => body !== identity.id)
      .flatMap((body) => {
        const set = shown(body);
        return set ? [{ body: { id: body, name: register.nameOf(body) }, set }] : [];
      }),
    calendars: calendars
      .filter(({ author }) => author === identity.id)
      .map(({ fields: { year, holidays, workdays } }) => ({ year, holidays, workdays })),
    calendarsAbove: calendars
      .filter(({ author }) => author !== identity.id)
      .map(({ author, fields: { year, holidays, workdays } }) => ({
        body: { id: author, name: register.nameOf(author) },
        year,
        holidays,
        workdays,
      })),
  };
}
