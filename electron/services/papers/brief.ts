import { dateOf } from '../../../shared/dates.ts';
import { periodWords } from '../../../shared/period-words.ts';
import { chineseDate } from '../../../shared/reports/ledger-columns.ts';
import { type Brief, type BriefItem, briefPaper } from '../../../shared/reports/paper/brief-paper.ts';
import type { PaperPlan } from '../../../shared/reports/paper/paper-plan.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { openRequests } from '../../../shared/rules/cycle/situation.ts';
import { owedIn } from '../../../shared/rules/figures/reporting.ts';
import { barOf, leaderRows, risksOf } from '../../../shared/rules/lights/worries.ts';
import { typedMark } from '../../../shared/rules/transcript-words.ts';
import { isBlank } from '../../../shared/text.ts';
import type { Store } from '../../store/store.ts';
import { type Board, type BoardTask, inForce, loadBoard, taskNumber } from '../board.ts';
import { cycleFacts } from '../cycle/facts.ts';
import { latestReport } from '../cycle/latest-report.ts';
import { requestDraftsOf } from '../cycle/request-drafts.ts';
import { draftsOf } from '../drafts.ts';
import { counted } from '../figures/counted.ts';
import { figuresView } from '../figures/view.ts';
import { rowOf } from '../ledger-rows.ts';
import { findLedger } from '../lookup.ts';
import { readSheet } from '../progress.ts';

interface Asked {
  readonly ledger: string | null;
  readonly period: string | null;
}

/** So many units that did not report are named. */
const NAMED = 4;
const DONE = new Set(['completed', 'struckOff']);
const CLOSED = new Set([...DONE, 'cancelled', 'suspended']);

/** R6: 督查专报 of a body, 领导简报 of a school; what 领导首页 shows, on one page. Refusals: E_NO_LEDGER, E_AMBIGUOUS, E_BAD_PERIOD. */
export function brief(store: Store, asked: Asked): Result<PaperPlan> {
  const list = asked.ledger === null ? null : findLedger(store, asked.ledger);
  if (list && !list.ok) return list;
  const board = loadBoard(store, 'zh', list?.value.id);
  const issues = board.identity.role === 'bureau' || board.identity.role === 'district';
  const reporting = issues ? reportingBelow(store, asked) : reportingAbove(store, asked);
  if (!reporting.ok) return reporting;
  const all = board.tasks.map((item) => ({ ...rowOf(board, item), item }));
  const rows = leaderRows(all, issues);
  const set = rows.find(({ light }) => light !== null)?.light?.ruleSet;
  const inHand = rows.filter(({ state }) => !CLOSED.has(state)).map(({ item }) => item);
  const done = rows.filter(({ state }) => DONE.has(state)).length;
  const gravestFirst = new Set([...risksOf(rows), ...rows].map(({ item }) => item));
  const { cutoff } = board.rules;
  const paper: Brief = {
    name: issues ? '督查专报' : '领导简报',
    unit: board.identity.name,
    date: dateOf(store.now()),
    cutoff,
    period: periodWords(reporting.value.period),
    totals: `${list ? `《${list.value.fields.title}》` : ''}共 ${rows.length} 项任务，已办结、销号 ${done} 项，在办 ${inHand.length} 项。${reporting.value.text}`,
    lights: barOf(rows).map(({ light: { level, colour, word }, count }) => ({ level, colour, word, count })),
    risks: risksOf(rows).map(({ number, title, assigned, light }) => ({
      number,
      title,
      who: (assigned.find(({ role }) => role === 'lead') ?? assigned[0])?.name ?? board.identity.name,
      light: light?.word ?? '',
      reason: light?.reason ?? '',
    })),
    coordination: [...gravestFirst]
      .filter((item) => inHand.includes(item))
      .flatMap((item) => coordinationOf(board, item)),
    decisions: decisionsOf(store, board, inHand),
    basis: `按任务计${set ? `；亮灯按“${set.name}”第 ${set.version} 版` : ''}；协调事项取最近一次报送${issues ? '' : '或草稿'}。`,
  };
  return ok(briefPaper(paper));
}

interface Reporting {
  readonly period: string;
  readonly text: string;
}

function reportingBelow(store: Store, asked: Asked): Result<Reporting> {
  const found = counted(store, asked);
  if (!found.ok) return found;
  const figures = figuresView(found.value, { system: 'c1', by: 'task' }, 'zh');
  const { reports, units } = figures;
  const owed = owedIn(reports);
  const silent = units.filter((unit) => unit.reports.missing > 0).map(({ name }) => name);
  const told = silent.length > NAMED ? `${silent.slice(0, NAMED).join('、')}等` : silent.join('、');
  return ok({
    period: figures.period,
    text: `应报 ${owed} 份（${units.length} 个单位），按时 ${reports.onTime}、迟报 ${reports.late}、未报 ${reports.missing}${reports.pending > 0 ? `、未到期 ${reports.pending}` : ''}。${silent.length > 0 ? `未报单位 ${silent.length} 个：${told}。` : ''}`,
  });
}

function reportingAbove(store: Store, { ledger, period: wanted }: Asked): Result<Reporting> {
  const sheet = readSheet(store, wanted, 'zh');
  if (!sheet.ok) return sheet;
  const { period } = sheet.value;
  const list = ledger === null ? null : findLedger(store, ledger);
  const rows = sheet.value.rows.filter((row) => !list?.ok || row.ledger === list.value.id);
  const signed = rows.filter((row) => row.signed !== null).length;
  const drafted = rows.filter((row) => row.signed === null && row.draft !== null).length;
  return ok({
    period,
    text: `应报 ${rows.length} 项，已签发 ${signed} 项，待签发 ${drafted} 项，未填 ${rows.length - signed - drafted} 项。`,
  });
}

/** What each unit asks for in its newest report, in our own draft where there is one. */
function coordinationOf(board: Board, item: BoardTask): BriefItem[] {
  const { register, identity } = board;
  const number = taskNumber(board, item.task);
  const units = [
    ...new Set([...inForce(item.assignments), ...item.reports].map(({ fields }) => fields.unit)),
  ];
  return units.flatMap((unit) => {
    const own = identity.ids.has(unit);
    const signed = latestReport(item.reports, unit)?.fields;
    const text = own && item.draft ? item.draft.fields.coordination : signed?.coordination;
    if (text === undefined || isBlank(text)) return [];
    return [{ number, text: own ? text : `${register.nameOf(unit)}：${text}${typedMark(signed)}` }];
  });
}

const asks = { extend: '延期', change: '调整', close: '办结', strikeOff: '销号' } as const;

/** Requests that nobody has answered, what waits for the sign-off, rows that nobody has approved. */
function decisionsOf(store: Store, board: Board, inHand: readonly BoardTask[]): BriefItem[] {
  const { identity, register } = board;
  const byId = new Map(inHand.map((item) => [item.task.id, item]));
  const asked = inHand
    .filter(({ task }) => task.author === identity.id)
    .flatMap((item) =>
      openRequests(cycleFacts(item)).flatMap(({ id }) => {
        const request = item.requests.find((each) => each.id === id)?.fields;
        if (!request) return [];
        const to = request.date ? `至${chineseDate(request.date)}` : '';
        return [
          {
            number: taskNumber(board, item.task),
            text: `${register.nameOf(request.unit)}申请${asks[request.type]}${to}：${request.reason}`,
          },
        ];
      }),
    );
  const toSign = requestDraftsOf(store).flatMap(({ task, fields }) => {
    const item = byId.get(task);
    if (!item) return [];
    const to = fields.date ? `至${chineseDate(fields.date)}` : '';
    return [
      {
        number: taskNumber(board, item.task),
        text: `${asks[fields.type]}${to}的申请待签发：${fields.reason}`,
      },
    ];
  });
  const handedIn = draftsOf(store).filter(
    ({ task, review }) => byId.has(task) && review?.state === 'awaitingInternalReview',
  ).length;
  const unapproved = inHand.filter((item) => rowOf(board, item).awaitsApproval).length;
  return [
    ...asked,
    ...toSign,
    ...(handedIn > 0 ? [{ number: '', text: `${handedIn} 项进展已送校内审核，待审核签发` }] : []),
    ...(unapproved > 0 ? [{ number: '', text: `${unapproved} 项任务待审定，审定后方可下发` }] : []),
  ];
}
