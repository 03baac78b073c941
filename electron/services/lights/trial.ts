import type { Language } from '../../../shared/errors.ts';
import { type LightLevel, lightLevels, type RuleSet } from '../../../shared/model/rule-set.ts';
import type { RulesTrial } from '../../../shared/model/views.ts';
import type { Light } from '../../../shared/rules/lights/words.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { loadBoard } from '../board.ts';
import { type RulesInForce, rulesInForce } from './rules-in-force.ts';
import { taskLight } from './task-light.ts';

/** What tasks of ours a rule set would light otherwise than the one in force; nothing is stored. */
export function tryRuleSet(
  store: Store,
  set: RuleSet,
  cutoff: string | null,
  language: Language,
): RulesTrial {
  const board = loadBoard(store, language);
  const { identity } = board;
  const present = rulesInForce(store, cutoff ?? undefined);
  const trial: RulesInForce = { ...present, ruleSetOf: () => asRecord(set, identity.id) };
  const counts = { before: noLights(), after: noLights() };
  const changes: RulesTrial['changes'] = [];
  for (const item of board.tasks) {
    const { task } = item;
    if (task.author !== identity.id) continue;
    const lit = { task, on: item, list: board.lists.get(task.parent ?? '') };
    const before = taskLight(lit, identity, present, language);
    const after = taskLight(lit, identity, trial, language);
    if (before) counts.before[before.level] += 1;
    if (!after) continue;
    counts.after[after.level] += 1;
    if (!before || differs(before, after))
      changes.push({ task: task.id, seq: task.fields.seq, title: task.fields.title, before, after });
  }
  return { cutoff: present.cutoff, ...counts, changes };
}

const noLights = (): Record<LightLevel, number> =>
  Object.fromEntries(lightLevels.map((level) => [level, 0])) as Record<LightLevel, number>;

/** The version alone, or a rule that moved to another number, is no other light. */
const differs = (a: Light, b: Light): boolean =>
  a.level !== b.level || a.colour !== b.colour || a.word !== b.word;

const asRecord = (fields: RuleSet, author: string): StoredRecord<'lightRules'> => ({
  id: 'trial',
  kind: 'lightRules',
  parent: null,
  author,
  fields,
  clock: [1, 'trial'],
  except: null,
  arrival: 0,
});
