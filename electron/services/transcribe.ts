import type { Value } from '../../shared/contract.ts';
import { dateOf } from '../../shared/dates.ts';
import type { Language } from '../../shared/errors.ts';
import { parsePeriod } from '../../shared/period.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { stateFor } from '../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../shared/rules/cycle/task-machine.ts';
import { saysSomething } from '../../shared/rules/draft.ts';
import { standingMarks } from '../../shared/rules/milestones.ts';
import { standingExplanations } from '../../shared/rules/validation/findings.ts';
import { isClosedOn } from '../../shared/rules/year.ts';
import { isBlank } from '../../shared/text.ts';
import type { Store } from '../store/store.ts';
import { type Board, type BoardTask, currentPeriod, inForce, loadBoard } from './board.ts';
import { checksInForce, checksSent } from './check-rules/in-force.ts';
import { cycleFacts, readOnTask } from './cycle/facts.ts';
import { latestReport, ownReports } from './cycle/latest-report.ts';
import { submissionViews } from './cycle/submissions.ts';
import { begunState, impossible, nameOfTask } from './cycle/target.ts';
import type { Environment } from './environment.ts';
import { cycleOf } from './lights/task-light.ts';
import { withStore } from './lists.ts';
import { findTask } from './lookup.ts';
import type { Given, Operations } from './operations.ts';
import { type OwedItem, sheetPeriods } from './owed.ts';
import { identityOf, operatorName, registerOf } from './own-unit.ts';
import { standing } from './progress.ts';
import { findingsIn, refuseFindings } from './report-findings.ts';
import { sheetRowOf } from './sheet-row.ts';
import { refuseClosed } from './year/closing.ts';

/** 代录: the issuing body types what a unit below reported by phone or on paper, and says so. */
export function createTranscribeOperations(
  env: Environment,
): Pick<Operations, 'transcribeReport' | 'getTypingSheet'> {
  return {
    transcribeReport: (given) => withStore(env, (store) => transcribe(store, given)),
    getTypingSheet: (given, { language }) =>
      withStore(env, (store) => readTypingSheet(store, given, language)),
  };
}

/**
 * The next version of what was typed for a unit. Refusals: E_NO_TASK, E_NO_UNIT, E_AMBIGUOUS, E_BAD_PERIOD,
 * E_NOT_BELOW for a task or a unit that is not ours to type for, E_TRANSITION, E_REPORTED where the unit's own report is
 * here, E_DATE_AHEAD, E_EMPTY_REPORT, E_REASON_NEEDED for a correction, E_FINDINGS and
 * E_UNEXPLAINED as for the unit itself.
 */
function transcribe(
  store: Store,
  { task: text, unit: name, period, report, source, from, by, on: heardOn }: Given<'transcribeReport'>,
): Result<Value<'transcribeReport'>> {
  const task = findTask(store, text);
  if (!task.ok) return task;
  const register = registerOf(store);
  const unit = register.find(name);
  if (!unit.ok) return unit;
  const parsed = parsePeriod(period);
  if (!parsed.ok) return parsed;
  const identity = identityOf(store);
  const named = { task: nameOfTask(task.value), unit: unit.value.fields.name };
  const on = readOnTask(store, register, task.value.id);
  const facts = cycleFacts(on);
  const { id } = unit.value;
  const below = task.value.author === identity.id && !identity.ids.has(id);
  if (!below || !facts.assignments.some((a) => a.unit === id && a.state === 'assigned'))
    return fail('E_NOT_BELOW', named);
  const closed = refuseClosed(store, task.value, period);
  if (closed) return closed;
  const state = stateFor(facts, id, false);
  if (!taskMachine.step(begunState(state), 'report')) return impossible(task.value, state, 'report');
  if (latestReport(ownReports(on.reports), id, period)) return fail('E_REPORTED', { ...named, period });
  const today = dateOf(store.now());
  if (heardOn !== null && heardOn > today) return fail('E_DATE_AHEAD', { date: heardOn, today });
  const { reached = [], ...rest } = report;
  const marks = standingMarks(task.value.fields.deadline, reached);
  const draft = {
    ...rest,
    actuals: standing(task.value, report.actuals),
    evidence: [],
    ...(marks.length > 0 && { reached: [...marks] }),
  };
  if (!saysSomething(draft)) return fail('E_EMPTY_REPORT', { task: named.task });
  const earlier = latestReport(on.reports, id, period);
  if (earlier && isBlank(draft.reason)) return fail('E_REASON_NEEDED', { task: named.task });
  const written = { task: task.value, on, unit: id, period, earlier, draft, typed: true };
  const checks = checksInForce(store)(identity.id);
  const findings = findingsIn(written, submissionViews(store, register, identity), checks);
  const wrong = refuseFindings(task.value, findings, draft, checks);
  if (wrong) return wrong;
  const { explained: said, ...content } = draft;
  const explained = standingExplanations(said, findings);
  const version = (earlier?.fields.version ?? 0) + 1;
  const typist = by || operatorName(identity);
  return store.write({ who: typist, via: 'local' }, (writer) => {
    const made = writer.create('report', task.value.id, identity.id, {
      ...content,
      ...(explained.length > 0 && { explained: [...explained] }),
      unit: id,
      period,
      version,
      reason: earlier ? draft.reason : null,
      filledBy: from || null,
      signedOffBy: null,
      signedOffAt: store.now(),
      transcribed: { source, from: from || null, by: typist, on: heardOn ?? today },
    });
    return ok({ report: made, unit: { id, name: named.unit }, period, version });
  });
}

/** What a unit below has to report for a period, to be typed for it. Refusals: E_NO_UNIT, E_AMBIGUOUS, E_BAD_PERIOD. */
function readTypingSheet(
  store: Store,
  { unit: name, period: wanted, task }: Given<'getTypingSheet'>,
  language: Language,
): Result<Value<'getTypingSheet'>> {
  const board = loadBoard(store, language);
  const found = board.register.find(name);
  if (!found.ok) return found;
  const unit = { id: found.value.id, name: found.value.fields.name };
  const owed = board.identity.ids.has(unit.id)
    ? []
    : board.tasks.flatMap((item) => owedBelow(board, item, unit.id));
  const periods = sheetPeriods(board, owed, new Set());
  const asked = task === undefined ? null : owed.find(({ item }) => item.task.id === task);
  const fitting = periods.find(
    ({ period, current }) => current && (!asked || parsedKind(period) === asked.cycle.kind),
  );
  const period = wanted ?? fitting?.period ?? currentPeriod(store);
  const kind = parsePeriod(period);
  if (!kind.ok) return kind;
  const view = submissionViews(store, board.register, board.identity);
  const rows = owed.flatMap((each) => {
    const signed = latestReport(each.item.reports, unit.id, period);
    if ((each.closed || each.cycle.kind !== kind.value.kind) && !signed) return [];
    return [sheetRowOf(board, each, { period, signed, draft: null }, view)];
  });
  return ok({ unit, period, periods: [...periods], rows, checks: checksSent(store, rows) });
}

const parsedKind = (period: string): string | null => {
  const parsed = parsePeriod(period);
  return parsed.ok ? parsed.value.kind : null;
};

/** A task of ours that the unit may report on now. */
function owedBelow(board: Board, item: BoardTask, unit: string): readonly OwedItem[] {
  const { task } = item;
  if (task.author !== board.identity.id) return [];
  const held = inForce(item.assignments).find(({ fields }) => fields.unit === unit)?.fields;
  if (!held || !taskMachine.step(begunState(stateFor(cycleFacts(item), unit, false)), 'report')) return [];
  const list = board.lists.get(task.parent ?? '');
  return [
    {
      item,
      mine: { role: held.role, reason: '' },
      unit,
      cycle: cycleOf(task, list),
      closed: isClosedOn(list?.fields.closing, board.rules.cutoff),
    },
  ];
}
