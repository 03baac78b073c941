import { dateOf } from '../../shared/dates.ts';
import type { ReportFields } from '../../shared/model/record.ts';
import { parsePeriod } from '../../shared/period.ts';
import type { ProgressTable } from '../../shared/reports/progress-table.ts';
import { ok, type Result } from '../../shared/result.ts';
import { stateWords } from '../../shared/rules/state-words.ts';
import { typedMark } from '../../shared/rules/transcript-words.ts';
import { isBlank } from '../../shared/text.ts';
import type { Store } from '../store/store.ts';
import { type Board, type BoardTask, loadBoard, taskNumber } from './board.ts';
import { latestReport } from './cycle/latest-report.ts';
import type { StoredDraft } from './drafts.ts';
import { rowOf } from './ledger-rows.ts';
import { findLedger } from './lookup.ts';
import { authorFor } from './own-unit.ts';
import { readSheet } from './progress.ts';

type Report = Pick<
  ReportFields,
  | 'text'
  | 'noChange'
  | 'percent'
  | 'actuals'
  | 'problems'
  | 'next'
  | 'coordination'
  | 'evidence'
  | 'explained'
>;

/**
 * R3: what this unit reports in a period, signed off or still a draft, task by task. Refusals: E_BAD_PERIOD, E_NO_LEDGER.
 */
export function progressReport(
  store: Store,
  ledger: string | null,
  wanted: string | null,
): Result<ProgressTable> {
  if (wanted !== null) {
    const parsed = parsePeriod(wanted);
    if (!parsed.ok) return parsed;
  }
  const list = ledger === null ? null : findLedger(store, ledger);
  if (list && !list.ok) return list;
  const board = loadBoard(store, 'zh', list?.value.id);
  const sheet = readSheet(store, wanted, 'zh');
  if (!sheet.ok) return sheet;
  const { period, rows } = sheet.value;
  const due = new Map(rows.map((row) => [row.task, row]));
  const items = board.tasks.filter(({ task }) => due.has(task.id));
  const signed = items.flatMap((item) => {
    const report = latestReport(item.reports, authorFor(board.identity, item.task.author), period);
    return report ? [report.fields] : [];
  });
  const newest = signed.toSorted((a, b) => a.signedOffAt - b.signedOffAt).at(-1);
  const bodies = new Set(
    items.map(({ task }) => task.author).filter((author) => author !== board.identity.id),
  );
  return ok({
    unitName: board.identity.name,
    to: bodies.size === 0 ? null : [...bodies].map(board.register.nameOf).join('、'),
    period,
    cutoff: board.rules.cutoff,
    rows: items.map((item) => tableRow(board, item, period, due.get(item.task.id)?.draft ?? null)),
    filledBy: newest?.filledBy ?? board.identity.operator,
    signedOffBy: newest?.signedOffBy ?? null,
    signedOffOn: newest && signed.length === items.length ? dateOf(newest.signedOffAt) : null,
  });
}

function tableRow(
  board: Board,
  item: BoardTask,
  period: string,
  draft: StoredDraft['fields'] | null,
): ProgressTable['rows'][number] {
  const { fields } = item.task;
  const signed = latestReport(item.reports, authorFor(board.identity, item.task.author), period)?.fields;
  const report: Report | null = draft ?? signed ?? null;
  const state = stateWords[rowOf(board, item).state];
  const text =
    report === null ? '' : report.noChange === null ? report.text : `本期无进展：${report.noChange}`;
  const typed = typedMark(draft ? null : signed);
  const explanations = (report?.explained ?? [])
    .filter((each) => !isBlank(each.text))
    .map((each) => `说明（${each.finding}）：${each.text}`);
  return {
    seq: taskNumber(board, item.task),
    title: fields.title,
    deadline: fields.deadline.text ?? '',
    progress: [draft && text !== '' ? `（草稿）${text}` : `${text}${typed}`, ...explanations].join('\n'),
    actual: fields.indicators
      .flatMap(({ id, text: target, unit }) => {
        const value = report?.actuals.find(({ indicator }) => indicator === id)?.value;
        return value === undefined ? [] : [`${target}：${value}${unit ?? ''}${typed}`];
      })
      .join('\n'),
    state: report?.percent == null ? state : `${state}\n${report.percent}%`,
    problems: report?.problems ?? '',
    coordination: report?.coordination ?? '',
    next: report?.next ?? '',
    evidence: report?.evidence.map(({ name }) => name).join('\n') ?? '',
  };
}
