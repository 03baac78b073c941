import { ok } from '../../../shared/result.ts';
import { loadBoard } from '../board.ts';
import type { Environment } from '../environment.ts';
import { ledgerView } from '../ledger-rows.ts';
import { withStore } from '../lists.ts';
import { findLedger } from '../lookup.ts';
import type { Operations } from '../operations.ts';
import { notIssuer } from '../own-tasks.ts';
import { identityOf, operatorName } from '../own-unit.ts';

/** 审定后方可下发 of a list, switched on or off. */
export function createApprovalOperations(env: Environment): Pick<Operations, 'saveApprovalGate'> {
  return {
    saveApprovalGate: ({ ledger, on }, { language }) =>
      withStore(env, (store) => {
        const list = findLedger(store, ledger);
        if (!list.ok) return list;
        const identity = identityOf(store);
        if (list.value.author !== identity.id) return notIssuer(store, list.value.author);
        if ((list.value.fields.needsApproval ?? false) !== on)
          store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
            writer.change(list.value, { needsApproval: on }),
          );
        const board = loadBoard(store, language, list.value.id);
        const changed = board.lists.get(list.value.id);
        return ok(ledgerView(board, changed ?? list.value));
      }),
  };
}
