import { existsSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { dateOf } from '../../shared/dates.ts';
import type { RolledView } from '../../shared/model/views.ts';
import { parsePeriod } from '../../shared/period.ts';
import type { LedgerFonts } from '../../shared/reports/fonts.ts';
import type { LedgerReport, LedgerRow } from '../../shared/reports/ledger-report.ts';
import { handoverPaper } from '../../shared/reports/paper/handover-paper.ts';
import type { PaperPlan } from '../../shared/reports/paper/paper-plan.ts';
import { taskCardPaper } from '../../shared/reports/paper/task-card-paper.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { stateWords } from '../../shared/rules/state-words.ts';
import { transcriptMark } from '../../shared/rules/transcript-words.ts';
import { writeFailure } from '../exchange/file-failure.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type Board, type BoardTask, inForce, loadBoard, periodOfTask, taskNumber } from './board.ts';
import { latestReport, reportCovering } from './cycle/latest-report.ts';
import type { Environment } from './environment.ts';
import { transmissionLog } from './exchange/transmission-log.ts';
import { bulletin, notices, reporting } from './figures/papers.ts';
import { changeReport } from './intake/change-report.ts';
import { rowOf } from './ledger-rows.ts';
import { findLedger, findTask } from './lookup.ts';
import type { Given, Operations } from './operations.ts';
import { identityOf } from './own-unit.ts';
import { brief } from './papers/brief.ts';
import { submissionCover } from './papers/cover.ts';
import { requestForm } from './papers/request-form.ts';
import { statement } from './papers/statement.ts';
import { notePaper } from './papers/written.ts';
import { inHandOf } from './people/in-hand.ts';
import { progressReport } from './progress-report.ts';
import { slips } from './sections/slips.ts';
import { detailOf } from './tasks.ts';
import { stepper } from './watch.ts';
import { rolledViewOf } from './year/closing.ts';

export function createReportOperations(env: Environment): Pick<Operations, 'writeReport'> {
  return {
    writeReport: async (given, context) => {
      const { kind, ledger, period, unit, request, task, handover, bundle, path } = given;
      const step = stepper(context, 'write');
      const store = env.store();
      if (!store.ok) return store;
      const asked = {
        ledger,
        period,
        unit: unit ?? null,
        request: request ?? null,
        task: task ?? null,
        handover: handover ?? null,
        bundle: bundle ?? null,
      };
      const build = buildOf(store.value, kind, asked);
      if (!build.ok) return build;
      if (existsSync(path)) return fail('E_FILE_EXISTS', { path });
      const { installedLedgerFonts } = await import('../reports/installed-fonts.ts');
      step(0, 2);
      const bytes = await build.value(await installedLedgerFonts());
      step(1, 2);
      const written = await writeWhole(path, bytes);
      if (!written.ok) return written;
      if (kind !== 'card' && kind !== 'handover' && kind !== 'cover' && env.trouble() === null)
        notePaper(store.value, { kind, path, ledger, period });
      return ok({ path, bytes: bytes.byteLength });
    },
  };
}

interface Asked {
  readonly ledger: string | null;
  readonly period: string | null;
  readonly unit: string | null;
  readonly request: string | null;
  readonly task: string | null;
  readonly bundle: string | null;
  readonly handover: Given<'writeReport'>['handover'] | null;
}

/** Makes the file once the fonts of this PC are known; what it says is settled before, its library loaded then. */
type Build = (fonts: LedgerFonts) => Promise<Uint8Array>;

function buildOf(store: Store, kind: Given<'writeReport'>['kind'], asked: Asked): Result<Build> {
  const { ledger, period, unit, request, task } = asked;
  switch (kind) {
    case 'ledger':
      return ledgerBuild(store, ledger, period);
    case 'changes':
      return changesBuild(store, ledger);
    case 'transmissions':
      return ok(transmissions(store));
    case 'progress':
      return progressBuild(store, asked);
    case 'statement':
      return documentBuild(statement(store, asked));
    case 'brief':
      return documentBuild(brief(store, asked));
    case 'bulletin':
      return documentBuild(bulletin(store, asked));
    case 'reporting':
      return documentBuild(reporting(store, asked));
    case 'slip':
      return documentBuild(slips(store, period, unit));
    case 'notice':
      return documentBuild(notices(store, unit));
    case 'request':
      return documentBuild(requestForm(store, request));
    case 'handover':
      return documentBuild(handoverSheet(store, asked.handover ?? null));
    case 'cover':
      return documentBuild(submissionCover(store, asked.bundle));
    case 'card':
      return documentBuild(taskCard(store, task));
  }
}

/** 人员交接清单. Refusal: E_BAD_CALL where nobody is named. */
function handoverSheet(store: Store, change: Asked['handover']): Result<PaperPlan> {
  if (!change) return fail('E_BAD_CALL', { detail: 'handover' });
  const { posts, from, to, on, witness } = change;
  const hand = inHandOf(store, from, 'zh');
  return ok(handoverPaper({ unit: identityOf(store).name, posts, to, on, witness, hand }));
}

/** R18: 任务办理卡. Refusal: E_NO_TASK. */
function taskCard(store: Store, name: string | null): Result<PaperPlan> {
  const task = findTask(store, name ?? '');
  if (!task.ok) return task;
  const detail = detailOf(store, task.value, 'zh');
  return ok(taskCardPaper({ detail, unit: identityOf(store).name, date: dateOf(store.now()) }));
}

/** R3: 进展情况报送表. */
function progressBuild(store: Store, { ledger, period }: Asked): Result<Build> {
  const table = progressReport(store, ledger, period);
  if (!table.ok) return table;
  return ok(async (fonts) => {
    const { progressWorkbook } = await import('../reports/progress-workbook.ts');
    return progressWorkbook(table.value, fonts);
  });
}

function documentBuild(plan: Result<PaperPlan>): Result<Build> {
  if (!plan.ok) return plan;
  return ok(async () => {
    const { writeDocument } = await import('../reports/write-document.ts');
    return writeDocument(plan.value);
  });
}

/** R17: 清单变更对照表. */
function changesBuild(store: Store, ledger: string | null): Result<Build> {
  const list = chosenLedger(store, ledger);
  if (!list.ok) return list;
  const table = changeReport(store, list.value);
  if (!table.ok) return table;
  return ok(async (fonts) => {
    const { changeWorkbook } = await import('../reports/change-workbook.ts');
    return changeWorkbook(table.value, fonts);
  });
}

function ledgerBuild(store: Store, ledger: string | null, period: string | null): Result<Build> {
  const report = ledgerReport(store, ledger, period);
  if (!report.ok) return report;
  return ok(async (fonts) => {
    const { ledgerWorkbook } = await import('../reports/ledger-workbook.ts');
    return ledgerWorkbook(report.value, fonts);
  });
}

/** R16: 报送登记簿. */
function transmissions(store: Store): Build {
  const report = {
    unitName: identityOf(store).name,
    cutoff: dateOf(store.now()),
    entries: transmissionLog(store),
  };
  return async (fonts) => {
    const { transmissionWorkbook } = await import('../reports/transmission-workbook.ts');
    return transmissionWorkbook(report, fonts);
  };
}

/** R1: the ledger in the source's own columns and wording, with progress, state and remark. */
function ledgerReport(store: Store, ledger: string | null, period: string | null): Result<LedgerReport> {
  if (period !== null) {
    const parsed = parsePeriod(period);
    if (!parsed.ok) return parsed;
  }
  const list = chosenLedger(store, ledger);
  if (!list.ok) return list;
  const board = loadBoard(store, 'zh', list.value.id);
  const { columns, title, preamble } = list.value.fields;
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

function chosenLedger(store: Store, ledger: string | null): Result<StoredRecord<'taskList'>> {
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

function progressText(
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
function rolledRemark({ from, into }: RolledView): string {
  return [
    from ? `由${from.year}年第${from.number}项结转` : '',
    into ? `已结转至“${into.title}”第${into.number}项` : '',
  ]
    .filter((text) => text !== '')
    .join('；');
}

function remarkOf(board: Board, { task, assignments, reports }: BoardTask, period: string | null): string {
  const silent = inForce(assignments)
    .map((a) => a.fields.unit)
    .filter((unit) => !reportCovering(reports, unit, period ?? periodOfTask(board, task)))
    .map((unit) => board.register.nameOf(unit));
  return silent.length > 0 ? `未报：${silent.join('、')}` : '';
}

/** Temporary name, flush, rename: a report is whole or not there. */
async function writeWhole(path: string, bytes: Uint8Array): Promise<Result<void>> {
  const temporary = join(dirname(path), `.${basename(path)}.part`);
  try {
    const handle = await open(temporary, 'w');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
    return ok(undefined);
  } catch (error) {
    await rm(temporary, { force: true });
    const failure = writeFailure(error, dirname(path));
    if (!failure) throw error;
    return { ok: false, error: failure };
  }
}
