import type { Value } from '../../../shared/contract.ts';
import type { DecisionFields } from '../../../shared/model/record.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type JudgedLine, missingLines } from '../../../shared/rules/cycle/checklist.ts';
import { answerTo, deadlineFor, nextNumber } from '../../../shared/rules/cycle/decisions.ts';
import { openRequests, stateFor } from '../../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import { dueDateOf } from '../../../shared/rules/deadline-end.ts';
import { isBlank } from '../../../shared/text.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import { findTask } from '../lookup.ts';
import type { Given, Operations } from '../operations.ts';
import { notIssuer } from '../own-tasks.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { judgedFor } from './checklists.ts';
import { cycleFacts, type OnTask, readOnTask } from './facts.ts';
import { latestReport } from './latest-report.ts';
import { impossible, nameOfTask, needsReason } from './target.ts';

type ReviewGiven = Given<'review'>;
type Draft = Pick<
  DecisionFields,
  'unit' | 'subject' | 'verdict' | 'text' | 'date' | 'conclusion' | 'checklist'
>;

/** What one unit has sent on one task, as the reviewer sees it. */
interface Desk {
  readonly task: StoredRecord<'task'>;
  readonly on: OnTask;
  readonly unit: { readonly id: string; readonly name: string };
  readonly given: ReviewGiven;
  /** The checklist judged with the answers of a request and of the reviewer. */
  readonly judged: (request: StoredRecord<'request'> | null) => readonly JudgedLine[];
}

/** The bureau's answers to reports and requests, and what becomes of the task by them. */
export function createReviewOperations(env: Environment): Pick<Operations, 'review'> {
  return {
    review: (given) => withStore(env, (store) => reviewOne(store, given)),
  };
}

/** Decides about one thing. Refusals: those of `openDesk` and of `decide`. */
export function reviewOne(store: Store, given: ReviewGiven): Result<Value<'review'>> {
  const desk = openDesk(store, given);
  if (!desk.ok) return desk;
  const drafts = decide(desk.value);
  if (!drafts.ok) return drafts;
  const identity = identityOf(store);
  const { task, on, unit } = desk.value;
  const first = nextNumber(on.decisions.map(({ fields }) => fields));
  store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    drafts.value.forEach((draft, index) => {
      writer.create('decision', task.id, identity.id, {
        ...draft,
        year: null,
        number: first + index,
        decidedBy: identity.operator,
        approvedBy: given.approvedBy,
        decidedAt: store.now(),
      });
    });
  });
  return ok({
    task: task.id,
    unit,
    decisions: drafts.value.map(({ verdict, subject, date }) => ({ verdict, subject, date })),
    state: stateFor(cycleFacts(readOnTask(store, registerOf(store), task.id)), unit.id, false),
  });
}

/** Refusals: those of `findTask`, E_NOT_ISSUER, E_NO_UNIT, E_NOT_ASSIGNED. */
function openDesk(store: Store, given: ReviewGiven): Result<Desk> {
  const task = findTask(store, given.task);
  if (!task.ok) return task;
  if (task.value.author !== identityOf(store).id) return notIssuer(store, task.value.author);
  const register = registerOf(store);
  const unit = register.find(given.unit);
  if (!unit.ok) return unit;
  const on = readOnTask(store, register, task.value.id);
  const { name } = unit.value.fields;
  if (!on.assignments.some((a) => a.fields.unit === unit.value.id))
    return fail('E_NOT_ASSIGNED', { task: nameOfTask(task.value), unit: name });
  const judged: Desk['judged'] = (request) =>
    judgedFor(store, register, task.value, on, unit.value.id, {
      note: request?.fields.reason ?? given.text,
      signedBy: request ? request.fields.signedOffBy : given.approvedBy,
      isDraft: false,
      answers: [...(request?.fields.checklist ?? []), ...(given.checklist ?? [])],
    });
  return ok({ task: task.value, on, unit: { id: unit.value.id, name }, given, judged });
}

const answersOf = ({ on }: Desk) => on.decisions.map(({ id, fields }) => ({ ...fields, id }));
const isAnswered = (desk: Desk, subject: string): boolean => answerTo(answersOf(desk), subject) !== null;

const answer = ({ unit, given }: Desk, subject: string, change: Partial<Draft> = {}): Draft => ({
  unit: unit.id,
  subject,
  verdict: given.verdict,
  text: given.text,
  date: null,
  conclusion: null,
  ...change,
});

const effect = ({ given }: Desk, verdict: Draft['verdict'], change: Partial<Draft> = {}): Draft => ({
  unit: null,
  subject: null,
  verdict,
  text: given.text,
  date: null,
  conclusion: null,
  ...change,
});

/**
 * The decisions that a review comes to. What it is about: what is named; else the kind that the options are for
 * (`strikeOff`, `date`); else an application for completion, the newest report, any other request.
 * Refusals: E_TRANSITION, E_WHY_NEEDED, E_DATE_BEFORE, E_ALREADY_DECIDED, E_REPORT_REPLACED, E_NOTHING_TO_REVIEW.
 */
function decide(desk: Desk): Result<readonly Draft[]> {
  const { given, on, unit, task } = desk;
  const open = openRequests(cycleFacts(on), unit.id).flatMap(
    ({ id }) => on.requests.find((request) => request.id === id) ?? [],
  );
  const openOf = (type: 'extend' | 'close' | 'strikeOff') => open.find((r) => r.fields.type === type);
  if (given.request !== null) {
    const named = on.requests.find(({ id, fields }) => id === given.request && fields.unit === unit.id);
    return named ? onRequest(desk, named) : nothing(desk);
  }
  if (given.report !== null) {
    const named = on.reports.find(({ id, fields }) => id === given.report && fields.unit === unit.id);
    return named ? onReport(desk, named) : nothing(desk);
  }
  if (given.strikeOff) {
    const closing = openOf('close');
    if (closing && given.verdict === 'accept') {
      const refused = notYet(desk, closing);
      if (refused) return refused;
      const closed = onRequest(desk, closing);
      return closed.ok ? ok([...closed.value, struckOff(desk)]) : closed;
    }
    const asked = openOf('strikeOff') ?? closing;
    return asked ? onRequest(desk, asked) : onStrikeOff(desk);
  }
  if (given.date !== null) {
    const asked = openOf('extend');
    return asked ? onRequest(desk, asked) : nothing(desk);
  }
  const closing = openOf('close');
  if (closing) return onRequest(desk, closing);
  const unanswered = newestReports(on, unit.id).find((report) => !isAnswered(desk, report.id));
  if (unanswered) return onReport(desk, unanswered);
  const [request] = open;
  if (request) return onRequest(desk, request);
  return on.reports.some(({ fields }) => fields.unit === unit.id)
    ? fail('E_ALREADY_DECIDED', { what: nameOfTask(task) })
    : nothing(desk);
}

const nothing = ({ task, unit }: Desk) =>
  fail('E_NOTHING_TO_REVIEW', { task: nameOfTask(task), unit: unit.name });

/** The version that counts of each period, newest period first. */
function newestReports(on: OnTask, unit: string): readonly StoredRecord<'report'>[] {
  const periods = [...new Set(on.reports.filter((r) => r.fields.unit === unit).map((r) => r.fields.period))];
  return periods
    .sort()
    .reverse()
    .flatMap((period) => latestReport(on.reports, unit, period) ?? []);
}

function onReport(desk: Desk, report: StoredRecord<'report'>): Result<readonly Draft[]> {
  const { on, unit, given, task } = desk;
  const { period } = report.fields;
  const newest = latestReport(on.reports, unit.id, period);
  if (newest && newest.id !== report.id)
    return fail('E_REPORT_REPLACED', { unit: unit.name, period, version: newest.fields.version });
  if (isAnswered(desk, report.id))
    return fail('E_ALREADY_DECIDED', { what: `${nameOfTask(task)} ${period}` });
  if (given.verdict === 'return' && isBlank(given.text)) return needsReason(task, 'report');
  return ok([answer(desk, report.id)]);
}

function onRequest(desk: Desk, request: StoredRecord<'request'>): Result<readonly Draft[]> {
  const { task, on, unit, given } = desk;
  if (isAnswered(desk, request.id)) return fail('E_ALREADY_DECIDED', { what: nameOfTask(task) });
  const refused = given.verdict === 'return';
  const state = stateFor(cycleFacts(on), unit.id, false);
  const { type } = request.fields;
  const action = {
    extend: refused ? 'refuseExtension' : 'extend',
    change: 'answerChange',
    close: refused ? 'refuseCompletion' : 'complete',
    strikeOff: refused ? 'refuseStrikeOff' : 'strikeOff',
  } as const;
  if (!taskMachine.step(state, action[type])) return impossible(task, state, action[type]);
  if (refused && isBlank(given.text)) return needsReason(task, action[type]);
  if (type === 'strikeOff') {
    const decided = onStrikeOff(desk, request);
    return decided.ok ? ok([answer(desk, request.id), ...decided.value]) : decided;
  }
  if (refused || type === 'change') return ok([answer(desk, request.id)]);
  if (type === 'extend') return onExtension(desk, request);
  const supporting = newestReports(on, unit.id).find((report) => !isAnswered(desk, report.id));
  return ok([
    ...(supporting ? [answer(desk, supporting.id)] : []),
    answer(desk, request.id),
    effect(desk, 'complete'),
  ]);
}

/** The answer states the concrete new date: the one given here, else the one that was asked for. A cooperating unit's extension is its own. */
function onExtension(desk: Desk, request: StoredRecord<'request'>): Result<readonly Draft[]> {
  const { task, on, unit, given } = desk;
  const date = given.date ?? request.fields.date;
  if (date === null) return fail('E_DATE_NEEDED', { task: nameOfTask(task) });
  const due = dueDateOf(deadlineFor(task.fields.deadline, answersOf(desk), unit.id));
  if (due !== null && date <= due) return fail('E_DATE_BEFORE', { date, due });
  const active = on.assignments.filter(({ fields }) => fields.state === 'assigned');
  const leads = active.some(({ fields }) => fields.role === 'lead');
  const forAll = !leads || active.some(({ fields }) => fields.unit === unit.id && fields.role === 'lead');
  return ok([
    answer(desk, request.id, { date }),
    effect(desk, 'extend', { unit: forAll && active.length > 0 ? null : unit.id, date, text: '' }),
  ]);
}

const struckOff = (desk: Desk): Draft =>
  effect(desk, 'strikeOff', {
    conclusion: desk.given.conclusion ?? 'agreed',
    ...(desk.given.checklist && { checklist: desk.given.checklist }),
  });

/** What the checklist of the list still misses, by name; null where nothing stands in the way. */
function notYet({ task, judged }: Desk, request: StoredRecord<'request'> | null) {
  const missing = missingLines(judged(request));
  if (missing.length === 0) return null;
  const names = (language: 'zh' | 'en') =>
    missing.map(({ text, why }) => (why ? `${text}（${why[language]}）` : text)).join('；');
  return fail('E_CHECKLIST', { task: nameOfTask(task), lines: { zh: names('zh'), en: names('en') } });
}

/** 核验: struck off with a written conclusion, or back to being handled with one. */
function onStrikeOff(desk: Desk, request: StoredRecord<'request'> | null = null): Result<readonly Draft[]> {
  const { task, on, unit, given } = desk;
  const state = stateFor(cycleFacts(on), unit.id, false);
  const action = given.verdict === 'accept' ? 'strikeOff' : 'refuseStrikeOff';
  if (!taskMachine.step(state, action)) return impossible(task, state, action);
  if (action === 'strikeOff') return notYet(desk, request) ?? ok([struckOff(desk)]);
  if (isBlank(given.text)) return needsReason(task, action);
  return ok([effect(desk, 'refuseStrikeOff', { conclusion: given.conclusion ?? 'returned' })]);
}
