import { ok } from '../../../shared/result.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { stepper } from '../watch.ts';
import { counted } from './counted.ts';
import { shareRows, sharesBehind } from './list-shares.ts';
import { figuresView } from './view.ts';

/** 汇总: the figures of the tasks that this unit issues, and what is behind each. */
export function createFigureOperations(env: Environment): Pick<Operations, 'getFigures' | 'listShares'> {
  return {
    getFigures: (question, context) =>
      withStore(env, (store) => {
        const found = counted(store, question, stepper(context, 'count'));
        return found.ok ? ok(figuresView(found.value, question, context.language)) : found;
      }),

    listShares: ({ question, filter, offset, limit }, { language }) =>
      withStore(env, (store) => {
        const found = counted(store, question);
        if (!found.ok) return found;
        const unit = filter.unit === null ? null : found.value.index.counting.register.find(filter.unit);
        if (unit && !unit.ok) return unit;
        const behind = sharesBehind(found.value, question, { ...filter, unit: unit ? unit.value.id : null });
        const page = behind.slice(offset, offset + limit);
        return ok({ total: behind.length, rows: shareRows(store, found.value, page, language) });
      }),
  };
}
