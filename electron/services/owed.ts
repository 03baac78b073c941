import type { Mine, SheetPeriod } from '../../shared/model/views.ts';
import { formatPeriod, type Period } from '../../shared/period.ts';
import { dueDay, type ReportCycle, recentPeriods } from '../../shared/report-cycle.ts';
import { obligationOf } from '../../shared/rules/obligation.ts';
import { isClosedOn } from '../../shared/rules/year.ts';
import type { StoredRecord } from '../store/records.ts';
import { assignedTo, type Board, type BoardTask } from './board.ts';
import { latestReport } from './cycle/latest-report.ts';
import { cycleOf } from './lights/task-light.ts';
import { authorFor, type Identity } from './own-unit.ts';

/** A task that we report on, with the cycle by which we do. */
export interface OwedItem {
  readonly item: BoardTask;
  readonly mine: Mine;
  /** The id under which we write for the task's author. */
  readonly unit: string;
  readonly cycle: ReportCycle;
  /** 年度结转: its list takes nothing more on the cut-off date; what was reported is still shown. */
  readonly closed: boolean;
}

/** Assigned to us, or kept in a ledger of our own. */
export const mayReport = (
  task: StoredRecord<'task'>,
  { assignments }: Pick<BoardTask, 'assignments'>,
  identity: Identity,
): boolean => task.author === identity.id || assignedTo(assignments).some((a) => identity.ids.has(a.unit));

/** What this unit has to report on, in printed order. */
export const owedTasks = (board: Board): readonly OwedItem[] =>
  board.tasks.flatMap((item): readonly OwedItem[] => {
    const { task } = item;
    const mine = obligationOf(task.fields, assignedTo(item.assignments), board.identity, board.language);
    if (!mine || !mayReport(task, item, board.identity)) return [];
    const list = board.lists.get(task.parent ?? '');
    const closed = isClosedOn(list?.fields.closing, board.rules.cutoff);
    return [{ item, mine, unit: authorFor(board.identity, task.author), cycle: cycleOf(task, list), closed }];
  });

/** Periods that the sheet offers of each cycle. */
const OFFERED = 12;

/**
 * Of every kind of cycle in use the period due next and those before it; what is due first stands first. `drafted` holds
 * `TASK PERIOD` of what is being filled in, `waiting` by period how much waits for the leader.
 */
export function sheetPeriods(
  { rules: { cutoff } }: Pick<Board, 'rules'>,
  owed: readonly OwedItem[],
  drafted: ReadonlySet<string>,
  waiting: ReadonlyMap<string, number> = new Map(),
): readonly SheetPeriod[] {
  const byKind = [...Map.groupBy(owed, ({ cycle }) => cycle.kind).values()];
  const kinds = byKind.map((items) => {
    const offered = new Map<string, Period>();
    const currents = new Set<string>();
    for (const { cycle } of items)
      for (const [index, period] of recentPeriods(cycle, cutoff, OFFERED).entries()) {
        offered.set(formatPeriod(period), period);
        if (index === 0) currents.add(formatPeriod(period));
      }
    return [...offered].map(([text, period]): SheetPeriod => {
      const due = items.map(({ cycle }) => dueDay(period, cycle)).sort()[0] ?? cutoff;
      const filled = items.filter(
        ({ item, unit }) =>
          drafted.has(`${item.task.id} ${text}`) || latestReport(item.reports, unit, text) !== null,
      );
      return {
        period: text,
        due,
        current: currents.has(text),
        tasks: items.length,
        filled: filled.length,
        waiting: waiting.get(text) ?? 0,
      };
    });
  });
  return kinds.flat().sort((a, b) => {
    if (a.current !== b.current) return a.current ? -1 : 1;
    const order = a.due < b.due ? -1 : a.due > b.due ? 1 : 0;
    return a.current ? order : -order;
  });
}
