import { dateOf } from '../../../shared/dates.ts';
import { periodWords } from '../../../shared/period-words.ts';
import type { PaperPlan } from '../../../shared/reports/paper/paper-plan.ts';
import { type StatementTask, statementPaper } from '../../../shared/reports/paper/statement-paper.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { barOf } from '../../../shared/rules/lights/worries.ts';
import type { Store } from '../../store/store.ts';
import { loadBoard } from '../board.ts';
import { rowOf } from '../ledger-rows.ts';
import { findLedger } from '../lookup.ts';
import { readSheet } from '../progress.ts';

/** R4: 进展情况汇报 of what R3 lists, as a text. Refusals: E_BAD_PERIOD, E_NO_LEDGER, E_AMBIGUOUS. */
export function statement(
  store: Store,
  { ledger, period: wanted }: { readonly ledger: string | null; readonly period: string | null },
): Result<PaperPlan> {
  const list = ledger === null ? null : findLedger(store, ledger);
  if (list && !list.ok) return list;
  const sheet = readSheet(store, wanted, 'zh');
  if (!sheet.ok) return sheet;
  const board = loadBoard(store, 'zh', list?.value.id);
  const owed = sheet.value.rows.filter((row) => !list || row.ledger === list.value.id);
  const wantedIds = new Set(owed.map(({ task }) => task));
  const rows = new Map(
    board.tasks.flatMap((item) =>
      wantedIds.has(item.task.id) ? [[item.task.id, rowOf(board, item)] as const] : [],
    ),
  );
  const bodies = new Set(owed.map(({ body }) => body).filter((body) => body !== board.identity.id));
  const tasks = owed.map((row): StatementTask => {
    const report = row.draft ?? row.signed;
    const state = rows.get(row.task)?.state;
    return {
      number: row.number,
      title: row.title,
      category: row.category,
      role: row.role,
      done: state === 'completed' || state === 'struckOff',
      report: report && {
        draft: row.draft !== null,
        text: report.text,
        noChange: report.noChange,
        percent: report.percent,
        actuals: row.indicators.flatMap(({ id, text, unit }) => {
          const value = report.actuals.find(({ indicator }) => indicator === id)?.value;
          return value === undefined ? [] : [`${text}，现为 ${value}${unit ?? ''}`];
        }),
        problems: report.problems,
        coordination: report.coordination ?? '',
        next: report.next,
      },
    };
  });
  return ok(
    statementPaper({
      unit: board.identity.name,
      to: bodies.size === 0 ? null : [...bodies].map(board.register.nameOf).join('、'),
      period: periodWords(sheet.value.period),
      list: list?.value.fields.title ?? null,
      date: dateOf(store.now()),
      cutoff: board.rules.cutoff,
      tasks,
      lights: barOf([...rows.values()]).map(({ light: { word }, count }) => ({ word, count })),
    }),
  );
}
