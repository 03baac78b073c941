import type { RolledView } from '../../../shared/model/views.ts';
import { parsePeriod } from '../../../shared/period.ts';
import type { LedgerReport, LedgerRow } from '../../../shared/reports/ledger-report.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { stateWords } from '../../../shared/rules/state-words.ts';
import { transcriptMark } from '../../../shared/rules/transcript-words.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type Board, type BoardTask, inForce, loadBoard, periodOfTask, taskNumber } from '../board.ts';
import { latestReport, reportCovering } from '../cycle/latest-report.ts';
import { rowOf } from '../ledger-rows.ts';
import { findLedger } from '../lookup.ts';
import { rolledViewOf } from '../year/closing.ts';

/** R1: the ledger in the source's own columns and wording, with progress, state and remark. */
export function ledgerReport(
  store: Store,
  ledger: string | null,
  period: string | null,
): Result<LedgerReport> {
  const chosen = chosenBoard(store, ledger, period);
  if (!chosen.ok) return chosen;
  const { list, board } = chosen.value;
  const { columns, title, preamble } = list.fields;
  const headings =
    columns.length > 0 ? columns : ['序号', '重点工作', '任务', '量化指标', '责任单位', '完成时限'];
  const categoryColumn = columns.length > 0 ? categoryColumnOf(board) : 1;
  return ok({
    title,
    preamble,
    unitName: board.identity.name,
    cutoff: board.rules.cutoff,
    period: period ?? board.period,
    columns: headings,
    categoryColumn,
    rows: rowsOf(board).map((item) => reportRow(store, board, item, headings.length, period)),
    signatures: { filledBy: board.identity.operator, reviewedBy: null, responsible: null, phone: null },
  });
}

/** The list that a paper is about, and all that is known of its tasks. Refusals: E_BAD_PERIOD, and of `chosenLedger`. */
export function chosenBoard(
  store: Store,
  ledger: string | null,
  period: string | null,
): Result<{ readonly list: StoredRecord<'taskList'>; readonly board: Board }> {
  if (period !== null) {
    const parsed = parsePeriod(period);
    if (!parsed.ok) return parsed;
  }
  const list = chosenLedger(store, ledger);
  return list.ok ? ok({ list: list.value, board: loadBoard(store, 'zh', list.value.id) }) : list;
}

/** The ledger that is named, or the only one. Refusals: E_NO_LEDGER, E_AMBIGUOUS. */
export function chosenLedger(store: Store, ledger: string | null): Result<StoredRecord<'taskList'>> {
  if (ledger !== null) return findLedger(store, ledger);
  const [only, ...more] = store.records.all('taskList');
  if (!only) return fail('E_NO_LEDGER', { ledger: '—' });
  if (more.length > 0) {
    return fail('E_AMBIGUOUS', {
      name: 'ledger',
      candidates: [only, ...more].map((l) => `${l.fields.title} ${l.id}`).join('，'),
    });
  }
  return ok(only);
}

/** The rows as the list prints them; what a row was split into is told in its own progress. */
const rowsOf = (board: Board): readonly BoardTask[] =>
  board.tasks.filter(({ task }) => task.fields.part === undefined);

/** The source's column whose text became the category. */
function categoryColumnOf(board: Board): number | null {
  for (const { task } of board.tasks) {
    const { category, categoryPrinted, cells } = task.fields;
    if (category === null || !categoryPrinted) continue;
    const column = cells.indexOf(category);
    if (column >= 0) return column;
  }
  return null;
}

function reportRow(
  store: Store,
  board: Board,
  item: BoardTask,
  width: number,
  period: string | null,
): LedgerRow {
  const { fields } = item.task;
  const row = rowOf(board, item);
  const cells = fields.cells.length > 0 ? [...fields.cells] : byHand(item, width);
  return {
    cells,
    category: fields.category,
    deadline: fields.deadline.date,
    progress: withParts(board, item, (each) => progressText(board, each, period)),
    state: stateWords[row.state],
    remark: withParts(board, item, (each) =>
      [rolledRemark(rolledViewOf(store, each.task)), remarkOf(board, each, period)]
        .filter((text) => text !== '')
        .join('；'),
    ),
  };
}

/** What a row says, and below it what its parts say, each under its number. */
function withParts(board: Board, item: BoardTask, say: (item: BoardTask) => string): string {
  const parts = (board.parts.get(item.task.id) ?? []).flatMap((part) => {
    const text = say(part);
    return text === '' ? [] : [`${taskNumber(board, part.task)} ${text}`];
  });
  return [say(item), ...parts].filter((text) => text !== '').join('\n');
}

/** A task added by hand has no printed row: its values stand where the usual headings are. */
const byHand = ({ task: { fields } }: BoardTask, width: number): string[] => {
  const units = fields.units.map((unit) => unit.name).join('、');
  const values = [
    fields.seq === null ? '' : String(fields.seq),
    fields.category ?? '',
    fields.title,
    fields.detail ?? '',
    units,
    fields.deadline.text ?? '',
  ];
  return width >= 6 ? values.slice(0, width) : [values[0] ?? '', fields.title, units].slice(0, width);
};

/** What the units on a task reported, or our draft of it. */
export function progressText(
  board: Board,
  { assignments, reports, draft }: BoardTask,
  period: string | null,
): string {
  const units = [
    ...new Set([...inForce(assignments).map((a) => a.fields.unit), ...reports.map((r) => r.fields.unit)]),
  ];
  const lines = units.flatMap((unit) => {
    const report = period === null ? latestReport(reports, unit) : reportCovering(reports, unit, period);
    if (!report) return [];
    const { text, noChange, percent } = report.fields;
    const body = noChange === null ? text : `本期无进展：${noChange}`;
    const mark = transcriptMark(report.fields, 'zh');
    const notes = [percent === null ? null : `${percent}%`, mark].filter((note) => note !== null);
    return [
      { unit: board.register.nameOf(unit), text: `${body}${notes.map((note) => `（${note}）`).join('')}` },
    ];
  });
  if (lines.length === 0) return draft ? `（草稿）${draft.fields.noChange ?? draft.fields.text}` : '';
  return lines.length === 1
    ? (lines[0]?.text ?? '')
    : lines.map(({ unit, text }) => `${unit}：${text}`).join('\n');
}

/** 年度结转: from where, and where to. */
export function rolledRemark({ from, into }: RolledView): string {
  return [
    from ? `由${from.year}年第${from.number}项结转` : '',
    into ? `已结转至“${into.title}”第${into.number}项` : '',
  ]
    .filter((text) => text !== '')
    .join('；');
}

/** Who has not reported. */
export function remarkOf(
  board: Board,
  { task, assignments, reports }: BoardTask,
  period: string | null,
): string {
  const silent = inForce(assignments)
    .map((a) => a.fields.unit)
    .filter((unit) => !reportCovering(reports, unit, period ?? periodOfTask(board, task)))
    .map((unit) => board.register.nameOf(unit));
  return silent.length > 0 ? `未报：${silent.join('、')}` : '';
}
