import type { Language } from '../../../shared/errors.ts';
import type { RollLine, RollPlan } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { closedYears, deadlineFor } from '../../../shared/rules/cycle/decisions.ts';
import { openRequests } from '../../../shared/rules/cycle/situation.ts';
import { dueDateOf } from '../../../shared/rules/deadline-end.ts';
import { nextTitle, proposeRoll, yearToClose } from '../../../shared/rules/year.ts';
import { nameKey } from '../../../shared/text.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type Board, type BoardTask, factsOf, inForce, loadBoard } from '../board.ts';
import { latestReport } from '../cycle/latest-report.ts';
import { rowOf } from '../ledger-rows.ts';
import { findLedger } from '../lookup.ts';
import type { Given } from '../operations.ts';
import { notIssuer } from '../own-tasks.ts';
import { closingViewOf, goesOnIn } from './closing.ts';

type List = StoredRecord<'taskList'>;

export interface Planned {
  readonly list: List;
  /** The list of ours it goes into; null for a new one. */
  readonly into: List | null;
  readonly year: number;
  readonly board: Board;
  readonly lines: readonly { readonly item: BoardTask; readonly line: RollLine }[];
}

/** Refusals: E_NO_LEDGER, E_AMBIGUOUS, E_NOT_ISSUER, E_INTO_ITSELF, E_ROLLED_ELSEWHERE. */
export function planned(
  store: Store,
  { ledger, year: asked, into: target }: Given<'planRollOver'>,
  language: Language,
): Result<Planned> {
  const list = ownList(store, ledger);
  if (!list.ok) return list;
  const into = intoList(store, list.value, target);
  if (!into.ok) return into;
  const board = loadBoard(store, language, list.value.id);
  const year = asked ?? list.value.fields.closing?.year ?? yearToClose(board.rules.cutoff);
  const already = goesOnIn(store);
  const printed = new Set(
    (into.value ? store.records.children('task', into.value.id) : []).map(({ fields }) =>
      nameKey(fields.title),
    ),
  );
  const lines = board.tasks.map((item) => ({
    item,
    line: lineOf(board, item, year, already.has(item.task.id), printed.has(nameKey(item.task.fields.title))),
  }));
  return ok({ list: list.value, into: into.value, year, board, lines: withTheirRows(lines) });
}

/** A part never goes without its row: where the row stays, the part is proposed to stay for the same reason. */
function withTheirRows(lines: Planned['lines']): Planned['lines'] {
  const rows = new Map(lines.map(({ line }) => [line.task, line]));
  return lines.map(({ item, line }) => {
    const row = rows.get(line.partOf ?? '');
    if (!row || row.goes || !line.goes) return { item, line };
    return { item, line: { ...line, goes: false, free: row.free, why: row.why } };
  });
}

export function rollPlan(store: Store, given: Given<'planRollOver'>, language: Language): Result<RollPlan> {
  const plan = planned(store, given, language);
  if (!plan.ok) return plan;
  const { list, into, year, board, lines } = plan.value;
  return ok({
    ledger: { id: list.id, title: list.fields.title },
    year,
    title: into?.fields.title ?? nextTitle(list.fields.title, year),
    closing: closingViewOf(list, board.lists, board.rules.cutoff),
    lines: lines.map(({ line }) => line),
  });
}

/** A list that we keep ourselves. Refusals: E_NO_LEDGER, E_AMBIGUOUS, E_NOT_ISSUER. */
export function ownList(store: Store, text: string): Result<List> {
  const found = findLedger(store, text);
  if (!found.ok) return found;
  return found.value.author === store.meta.get('unit') ? found : notIssuer(store, found.value.author);
}

function intoList(store: Store, list: List, target: string | null): Result<List | null> {
  const { closing } = list.fields;
  const before = closing ? store.records.get('taskList', closing.into) : null;
  if (target === null) return ok(before);
  const into = ownList(store, target);
  if (!into.ok) return into;
  if (into.value.id === list.id || into.value.fields.closing)
    return fail('E_INTO_ITSELF', { list: list.fields.title });
  if (before && before.id !== into.value.id)
    return fail('E_ROLLED_ELSEWHERE', { list: list.fields.title, into: before.fields.title });
  return into;
}

/** Whose report is the result: the lead, else the first unit that has the task. */
export const leadOf = ({ assignments }: Pick<BoardTask, 'assignments'>): string | null => {
  const active = inForce(assignments);
  return (active.find(({ fields }) => fields.role === 'lead') ?? active[0])?.fields.unit ?? null;
};

function lineOf(
  board: Board,
  item: BoardTask,
  year: number,
  already: boolean,
  printedAgain: boolean,
): RollLine {
  const { task } = item;
  const row = rowOf(board, item);
  const facts = factsOf(item);
  const lead = leadOf(item);
  const deadline = deadlineFor(task.fields.deadline, facts.decisions, lead);
  const due = dueDateOf(deadline);
  const state = { deadline, state: row.state, yearClosed: closedYears(facts.decisions).has(year) };
  const last = lead === null ? null : latestReport(item.reports, lead);
  return {
    task: task.id,
    number: row.number,
    partOf: row.partOf,
    category: row.category,
    title: row.title,
    units: row.assigned.map(({ name }) => name),
    state: row.state,
    deadline,
    pastDue: due !== null && due <= `${year}-12-31`,
    ...proposeRoll({ ...state, already, printedAgain }, year),
    waiting: openRequests(facts).length,
    indicators: task.fields.indicators.map(({ id, text, value, unit, comparator }) => ({
      id,
      text,
      target: value,
      unit,
      single: isSingle(comparator),
      last: last?.fields.actuals.find(({ indicator }) => indicator === id)?.value ?? null,
    })),
  };
}

export const isSingle = (comparator: string): boolean => comparator !== 'range' && comparator !== 'ratio';
