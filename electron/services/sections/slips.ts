import { dateOf } from '../../../shared/dates.ts';
import { parsePeriod } from '../../../shared/period.ts';
import { periodWords } from '../../../shared/period-words.ts';
import type { PaperPlan } from '../../../shared/reports/paper/paper-plan.ts';
import { type Slip, slipPaper } from '../../../shared/reports/paper/slip-paper.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { phaseOf } from '../../../shared/rules/cycle/decisions.ts';
import { typedMark } from '../../../shared/rules/transcript-words.ts';
import type { Store } from '../../store/store.ts';
import { currentPeriod, inForce, loadBoard, taskNumber } from '../board.ts';
import { cycleFacts } from '../cycle/facts.ts';
import { latestReport } from '../cycle/latest-report.ts';

/**
 * 科室任务单 of the tasks that our own units below have in hand, for one of them or for all sections. Refusals: E_NO_UNIT,
 * E_AMBIGUOUS, E_BAD_PERIOD, E_NO_SLIP where nothing was given to them.
 */
export function slips(store: Store, period: string | null, unit: string | null): Result<PaperPlan> {
  const board = loadBoard(store, 'zh');
  const { identity, register } = board;
  const wanted = unit === null ? null : register.find(unit);
  if (wanted && !wanted.ok) return wanted;
  const month = period ?? currentPeriod(store);
  const parsed = parsePeriod(month);
  if (!parsed.ok) return parsed;
  const items = new Map<string, Slip['items'][number][]>();
  for (const item of board.tasks) {
    if (item.task.author !== identity.id || phaseOf(cycleFacts(item).decisions) !== 'inProgress') continue;
    for (const { fields } of inForce(item.assignments)) {
      const entry = register.byId(fields.unit);
      const mine = wanted ? entry?.id === wanted.value.id : entry?.fields.kind === 'section';
      if (!entry || !mine) continue;
      const report = latestReport(item.reports, fields.unit);
      const { title, deadline } = item.task.fields;
      const line = {
        number: taskNumber(board, item.task),
        title,
        deadline: deadline.text ?? '',
        last: report ? `${report.fields.noChange ?? report.fields.text}${typedMark(report.fields)}` : '',
      };
      items.set(entry.id, [...(items.get(entry.id) ?? []), line]);
    }
  }
  if (items.size === 0) return fail('E_NO_SLIP', { unit: unit ?? '—' });
  const date = dateOf(store.now());
  return ok(
    slipPaper(
      [...items].map(([id, own]) => ({
        issuer: identity.name,
        date,
        section: register.nameOf(id),
        period: periodWords(month),
        items: own,
      })),
    ),
  );
}
