import type { FiguresQuestion } from '../../../shared/model/views.ts';
import { type Period, parsePeriod } from '../../../shared/period.ts';
import { defaultCycle, periodAt } from '../../../shared/report-cycle.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { CountedTask } from '../../../shared/rules/figures/consolidate.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { loadBoard } from '../board.ts';
import { reportingBelow } from '../collecting.ts';
import { waitingOf } from '../cycle/review-desk.ts';
import { findLedger } from '../lookup.ts';
import { type ShareIndex, shareIndex } from './share-index.ts';

/** What a question of the consolidation is about: the tasks with their shares, the period and the list. */
export interface Counted {
  readonly index: ShareIndex;
  readonly ledger: StoredRecord<'taskList'> | null;
  readonly period: Period;
  readonly tasks: readonly CountedTask[];
  readonly record: (task: string) => StoredRecord<'task'> | null;
}

/** Refusals: E_BAD_PERIOD, E_NO_LEDGER, E_AMBIGUOUS. */
export function counted(
  store: Store,
  question: Pick<FiguresQuestion, 'ledger' | 'period'>,
  step?: (done: number, total: number) => void,
): Result<Counted> {
  const ledger = question.ledger === null ? null : findLedger(store, question.ledger);
  if (ledger && !ledger.ok) return ledger;
  const asked = question.period === null ? null : parsePeriod(question.period);
  if (asked && !asked.ok) return asked;
  const index = shareIndex(store, step);
  const { lists, rules } = index.counting;
  const cycle = ledger?.value.fields.reportCycle ?? defaultCycle;
  const wanted = index.tasks.filter(({ parent }) => !ledger || parent === ledger.value.id);
  const records = new Map(wanted.map((task) => [task.id, task]));
  const tasks = wanted.map(({ id, parent, fields }) => ({
    id,
    column: fields.category ?? lists.get(parent ?? '')?.fields.title ?? '',
    shares: index.sharesOf(id),
  }));
  return ok({
    index,
    ledger: ledger?.value ?? null,
    period: asked?.value ?? periodInHand(store, ledger?.value.id) ?? periodAt(cycle.kind, rules.cutoff),
    tasks,
    record: (task) => records.get(task) ?? null,
  });
}

/** The period that the workbench collects, of all lists or of one; null where nobody was given anything. */
function periodInHand(store: Store, ledger: string | undefined): Period | null {
  const board = loadBoard(store, 'zh', ledger);
  const { period } = reportingBelow(board, waitingOf(store, board).reports);
  const parsed = period === null ? null : parsePeriod(period);
  return parsed?.ok ? parsed.value : null;
}
