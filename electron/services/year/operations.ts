import type { Value } from '../../../shared/contract.ts';
import type { Language } from '../../../shared/errors.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Store } from '../../store/store.ts';
import { loadBoard } from '../board.ts';
import type { Environment } from '../environment.ts';
import { ledgerView } from '../ledger-rows.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName } from '../own-unit.ts';
import { stepper } from '../watch.ts';
import { ownList, rollPlan } from './plan.ts';
import { rollOver } from './roll-over.ts';

/** 年度结转 of lists that we keep ourselves. */
export function createYearOperations(
  env: Environment,
): Pick<Operations, 'planRollOver' | 'rollOver' | 'reopenYear'> {
  return {
    planRollOver: (given, { language }) => withStore(env, (store) => rollPlan(store, given, language)),
    rollOver: (given, context) =>
      withStore(env, (store) => rollOver(store, given, context.language, stepper(context, 'roll'))),
    reopenYear: ({ ledger }, { language }) => withStore(env, (store) => reopen(store, ledger, language)),
  };
}

/** Refusals: those of `ownList`, E_LIST_OPEN. */
function reopen(store: Store, ledger: string, language: Language): Result<Value<'reopenYear'>> {
  const list = ownList(store, ledger);
  if (!list.ok) return list;
  if (!list.value.fields.closing) return fail('E_LIST_OPEN', { list: list.value.fields.title });
  store.write({ who: operatorName(identityOf(store)), via: 'local' }, (writer) =>
    writer.change(list.value, { closing: null }),
  );
  const board = loadBoard(store, language, list.value.id);
  const fresh = board.lists.get(list.value.id);
  return fresh ? ok(ledgerView(board, fresh)) : fail('E_NO_LEDGER', { ledger });
}
