import type { CheckRulesView } from '../../../shared/model/views/check-rules.ts';
import { fail, ok } from '../../../shared/result.ts';
import { checkSetProblem, checkSetProblemText } from '../../../shared/rules/validation/check-sets.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { checkSetsInForce } from './in-force.ts';

/** 校验规则: what a body asks of the reports on its tasks, as data that goes down with every issue bundle. */
export const createCheckRuleOperations = (
  env: Environment,
): Pick<Operations, 'getCheckRules' | 'adoptCheckRules'> => ({
  getCheckRules: () => withStore(env, (store) => ok(checkRulesView(store))),

  /** Refusal: E_CHECK_RULES, which says what is wrong. */
  adoptCheckRules: ({ explain, rules }) =>
    withStore(env, (store) => {
      const problem = checkSetProblem({ rules });
      if (problem) {
        const say = (language: 'zh' | 'en') => checkSetProblemText(problem, language);
        return fail('E_CHECK_RULES', { problem: { zh: say('zh'), en: say('en') } });
      }
      const identity = identityOf(store);
      const version = (checkSetsInForce(store).get(identity.id)?.fields.version ?? 0) + 1;
      const who = operatorName(identity);
      store.write({ who, via: 'local' }, (writer) =>
        writer.create('checkRules', null, identity.id, {
          version,
          madeBy: identity.name,
          adoptedBy: identity.operator,
          explain,
          rules,
        }),
      );
      return ok(checkRulesView(store));
    }),
});

function checkRulesView(store: Store): CheckRulesView {
  const identity = identityOf(store);
  const register = registerOf(store);
  const sets = checkSetsInForce(store);
  const shown = (set: StoredRecord<'checkRules'>) => ({ ...set.fields, id: set.id });
  const own = sets.get(identity.id);
  return {
    own: own ? shown(own) : null,
    above: [...sets]
      .filter(([body]) => body !== identity.id)
      .map(([body, set]) => ({ body: { id: body, name: register.nameOf(body) }, set: shown(set) })),
  };
}
