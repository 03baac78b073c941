import type { Language } from '../../../shared/errors.ts';
import { lightLevels } from '../../../shared/model/rule-set.ts';
import { defaultCycle, type ReportCycle } from '../../../shared/report-cycle.ts';
import { evaluateLight, type LightFacts, type Verdict } from '../../../shared/rules/lights/evaluate.ts';
import { type Light, tellLight } from '../../../shared/rules/lights/words.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { OnTask } from '../cycle/facts.ts';
import type { Identity } from '../own-unit.ts';
import { lightFacts } from './light-facts.ts';
import type { RulesInForce } from './rules-in-force.ts';

interface Lit {
  readonly task: StoredRecord<'task'>;
  readonly on: OnTask;
  readonly list: StoredRecord<'taskList'> | undefined;
}

export const cycleOf = (
  task: Pick<StoredRecord<'task'>, 'fields'>,
  list: Pick<StoredRecord<'taskList'>, 'fields'> | undefined,
): ReportCycle => task.fields.reportCycle ?? list?.fields.reportCycle ?? defaultCycle;

/**
 * The light of one unit's share, told in words; null until the body has rules. Where the body of a task keeps no rules
 * there is nothing to judge by.
 */
export function shareLight(
  { task, on, list }: Lit,
  unit: string,
  identity: Identity,
  rules: RulesInForce,
  language: Language,
): Light | null {
  const set = rules.ruleSetOf(task.author);
  if (!set) return null;
  const verdict = judge({ task, on, list }, unit, identity, rules, set);
  return tellLight(verdict, { ...set.fields, id: set.id }, language);
}

function judge(
  { task, on, list }: Lit,
  unit: string,
  identity: Identity,
  rules: RulesInForce,
  set: StoredRecord<'lightRules'>,
): Verdict {
  const facts = shareFacts({ task, on, list }, unit, identity, rules);
  return evaluateLight(facts, set.fields, rules.cutoff, rules.calendarOf(task.author));
}

/** What the light of one unit's share may depend on. */
export const shareFacts = (
  { task, on, list }: Lit,
  unit: string,
  identity: Identity,
  rules: RulesInForce,
): LightFacts =>
  lightFacts({
    task,
    on,
    unit,
    cycle: cycleOf(task, list),
    cutoff: rules.cutoff,
    asOf: rules.asOf,
    arrived: identity.ids.has(unit) && task.author !== identity.id,
    closing: list?.fields.closing ?? null,
  });

/**
 * The light of a task: that of our own share where it was issued to us; for the body that issued it, that of the lead, whose
 * report is the task's result, else the gravest of its units. A task that is assigned to nobody has none.
 */
export function taskLight(
  lit: Lit,
  identity: Identity,
  rules: RulesInForce,
  language: Language,
): Light | null {
  const { task, on } = lit;
  const set = rules.ruleSetOf(task.author);
  if (!set) return null;
  const all = on.assignments.map(({ fields }) => fields);
  const active = all.filter(({ state }) => state === 'assigned');
  const judged = (unit: string) => judge(lit, unit, identity, rules, set);
  const tell = (verdict: Verdict) => tellLight(verdict, { ...set.fields, id: set.id }, language);
  if (task.author !== identity.id) {
    const ours = active.find(({ unit }) => identity.ids.has(unit));
    return ours ? tell(judged(ours.unit)) : null;
  }
  const leads = active.filter(({ role }) => role === 'lead');
  const verdicts = (leads.length > 0 ? leads : active).map(({ unit }) => judged(unit));
  const [gravest] = verdicts.toSorted((a, b) => lightLevels.indexOf(a.level) - lightLevels.indexOf(b.level));
  return gravest ? tell(gravest) : null;
}
