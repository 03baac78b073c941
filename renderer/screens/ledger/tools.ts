import type { Action } from '../../actions/action.ts';
import { openTimeline } from '../timeline/actions.ts';
import { addTask, assignPrinted, exportLedger, instructAsTask, rollOver, takeLights } from './actions.ts';
import { lacksLights, type TaskLine } from './lines.ts';

interface Tools {
  readonly inSight: readonly Action[];
  /** In the menu 更多, what is done more often first. */
  readonly more: readonly Action[];
}

/**
 * What is done with a whole ledger: at most three in sight. The one between adding and exporting is what comes next: a
 * list of which most is nobody's yet is assigned, then lights are switched on, then it is looked at over the year.
 */
export function ledgerTools(lines: readonly TaskLine[], down: boolean): Tools {
  const own = lines.some(({ row }) => row.editable);
  if (!down) return { inSight: [openTimeline, exportLedger], more: own ? [rollOver] : [] };
  const next = nextStep(lines);
  const seldom = [
    ...(lacksLights(lines) ? [takeLights] : []),
    openTimeline,
    assignPrinted,
    instructAsTask,
    rollOver,
  ];
  return { inSight: [addTask, next, exportLedger], more: seldom.filter((action) => action !== next) };
}

function nextStep(lines: readonly TaskLine[]): Action {
  const own = lines.filter(({ row }) => row.editable);
  if (own.filter(({ row }) => row.assigned.length === 0).length * 2 > own.length) return assignPrinted;
  return lacksLights(lines) ? takeLights : openTimeline;
}
