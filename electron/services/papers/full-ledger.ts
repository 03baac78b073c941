import type { ReportFields } from '../../../shared/model/record.ts';
import type { FullLedger, FullLedgerRow } from '../../../shared/reports/full-ledger.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { stateWords } from '../../../shared/rules/state-words.ts';
import { typedMark } from '../../../shared/rules/transcript-words.ts';
import type { Store } from '../../store/store.ts';
import { type Board, type BoardTask, inForce } from '../board.ts';
import { latestReport, reportCovering, reportedOn } from '../cycle/latest-report.ts';
import { rowOf } from '../ledger-rows.ts';
import { rolledViewOf } from '../year/closing.ts';
import { chosenBoard, progressText, remarkOf, rolledRemark } from './ledger.ts';

/** R2: a ledger with everything this unit knows of each task. Refusals: E_BAD_PERIOD, E_NO_LEDGER, E_AMBIGUOUS. */
export function fullLedger(store: Store, ledger: string | null, period: string | null): Result<FullLedger> {
  const chosen = chosenBoard(store, ledger, period);
  if (!chosen.ok) return chosen;
  const { list, board } = chosen.value;
  return ok({
    title: list.fields.title,
    unitName: board.identity.name,
    period,
    cutoff: board.rules.cutoff,
    rows: board.tasks.map((item) => fullRow(store, board, item, period)),
    filledBy: board.identity.operator,
  });
}

function fullRow(store: Store, board: Board, item: BoardTask, period: string | null): FullLedgerRow {
  const { fields } = item.task;
  const row = rowOf(board, item);
  const said = saidOf(board, item, period);
  const each = (say: (report: Said['report']) => string | null) => byUnit(said, say);
  const named = (role: 'lead' | 'cooperate') =>
    row.assigned
      .filter((unit) => unit.role === role)
      .map(({ name }) => name)
      .join('、');
  return {
    number: row.number,
    category: fields.category ?? '',
    title: fields.title,
    detail: fields.detail ?? '',
    printedUnits: fields.units.map(({ name }) => name).join('、'),
    deadline: fields.deadline.text ?? '',
    progress: progressText(board, item, period),
    state: stateWords[row.state],
    remark: [rolledRemark(rolledViewOf(store, item.task)), remarkOf(board, item, period)]
      .filter((text) => text !== '')
      .join('；'),
    lead: named('lead'),
    cooperating: named('cooperate'),
    leader: row.owner?.leader ?? '',
    owner: row.owner?.owner ?? '',
    target: fields.indicators.map(({ text }) => text).join('\n'),
    actual: each((report) => actualsOf(fields.indicators, report)),
    percent: each(({ percent }) => (percent === null ? null : `${percent}%`)),
    light: row.light,
    problems: each(({ problems }) => problems),
    next: each(({ next }) => next),
    evidence: row.evidence,
    lastReport: said.reduce((last, { on }) => (on !== null && on > last ? on : last), ''),
    extensions: item.decisions.filter(({ fields: { verdict } }) => verdict === 'extend').length,
  };
}

interface Said {
  readonly unit: string;
  /** null of what is still a draft. */
  readonly on: string | null;
  readonly report: Pick<ReportFields, 'percent' | 'actuals' | 'problems' | 'next'>;
  readonly typed: string;
}

/** What counts of each unit on the task; our own draft where nobody has reported. */
function saidOf(board: Board, { assignments, reports, draft }: BoardTask, period: string | null): Said[] {
  const units = [...new Set([...inForce(assignments), ...reports].map(({ fields }) => fields.unit))];
  const said = units.flatMap((unit): Said[] => {
    const report = period === null ? latestReport(reports, unit) : reportCovering(reports, unit, period);
    if (!report) return [];
    const { fields } = report;
    const name = board.register.nameOf(unit);
    return [{ unit: name, on: reportedOn(fields), report: fields, typed: typedMark(fields) }];
  });
  if (said.length > 0 || !draft) return said;
  return [{ unit: board.identity.name, on: null, report: draft.fields, typed: '（草稿）' }];
}

/** Of one unit what it says, of several each behind its name. */
function byUnit(said: readonly Said[], say: (report: Said['report']) => string | null): string {
  const lines = said.flatMap(({ unit, report, typed }) => {
    const text = say(report)?.trim() ?? '';
    return text === '' ? [] : [{ unit, text: `${text}${typed}` }];
  });
  return said.length === 1
    ? (lines[0]?.text ?? '')
    : lines.map(({ unit, text }) => `${unit}：${text}`).join('\n');
}

const actualsOf = (
  indicators: BoardTask['task']['fields']['indicators'],
  { actuals }: Said['report'],
): string =>
  indicators
    .flatMap(({ id, text, unit }) => {
      const value = actuals.find(({ indicator }) => indicator === id)?.value;
      if (value === undefined) return [];
      return [indicators.length === 1 ? `${value}${unit ?? ''}` : `${text}：${value}${unit ?? ''}`];
    })
    .join('\n');
