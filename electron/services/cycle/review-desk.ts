import { describeFailure, type Language } from '../../../shared/errors.ts';
import type { Checks } from '../../../shared/model/check-rules.ts';
import type { ReportView, ReviewDesk, ReviewItem } from '../../../shared/model/views.ts';
import { isEarlier } from '../../../shared/period-order.ts';
import { ok, type Result } from '../../../shared/result.ts';
import { deadlineFor, riskOf } from '../../../shared/rules/cycle/decisions.ts';
import { openRequests } from '../../../shared/rules/cycle/situation.ts';
import { changedFields } from '../../../shared/rules/report-changes.ts';
import type { Filled } from '../../../shared/rules/validation/filled.ts';
import { explanationOf, findingKey, findingsOf } from '../../../shared/rules/validation/findings.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { type Board, type BoardTask, inForce, loadBoard, taskNumber } from '../board.ts';
import { checksInForce } from '../check-rules/in-force.ts';
import type { Environment } from '../environment.ts';
import { shareLight } from '../lights/task-light.ts';
import { withStore } from '../lists.ts';
import { findTask } from '../lookup.ts';
import type { Given, Operations } from '../operations.ts';
import { cycleFacts } from './facts.ts';
import { latestReport } from './latest-report.ts';
import { keepPhrases, phrasesOf } from './phrases.ts';
import { reviewOne } from './review.ts';
import { type SubmissionViews, submissionViews } from './submissions.ts';
import { decisionsToSend } from './waiting-decisions.ts';

type DeskOperations = Pick<Operations, 'getReviewDesk' | 'reviewMany' | 'getPhrases' | 'savePhrases'>;

/** 审核台: everything that waits for our word, with what is needed to say it. */
export function createReviewDeskOperations(env: Environment): DeskOperations {
  return {
    getReviewDesk: (given, { language }) => withStore(env, (store) => readDesk(store, given, language)),

    reviewMany: ({ items, verdict, text, approvedBy }, { language }) =>
      withStore(env, (store) => {
        const refused: { id: string; error: ReturnType<typeof describeFailure> }[] = [];
        store.db.transaction(() => {
          for (const { task, unit, id } of items) {
            const isRequest = store.records.find(id)?.kind === 'request';
            const done = reviewOne(store, {
              task,
              unit,
              report: isRequest ? null : id,
              request: isRequest ? id : null,
              verdict,
              text,
              date: null,
              strikeOff: false,
              conclusion: null,
              approvedBy,
            });
            if (!done.ok) refused.push({ id, error: describeFailure(done.error, language) });
          }
        })();
        return ok({ decided: items.length - refused.length, refused });
      }),

    getPhrases: (_args, { language }) => withStore(env, (store) => ok(phrasesOf(store, language))),
    savePhrases: ({ phrases }) => withStore(env, (store) => ok(keepPhrases(store, phrases))),
  };
}

function readDesk(store: Store, given: Given<'getReviewDesk'>, language: Language): Result<ReviewDesk> {
  const board = loadBoard(store, language);
  const unit = given.unit === undefined ? null : board.register.find(given.unit);
  if (unit && !unit.ok) return unit;
  const task = given.task === undefined ? null : findTask(store, given.task);
  if (task && !task.ok) return task;
  const views = {
    ...submissionViews(store, board.register, board.identity),
    checks: checksInForce(store)(board.identity.id),
  };
  const items = board.tasks
    .filter((item) => item.task.author === board.identity.id)
    .filter((item) => !task || item.task.id === task.value.id)
    .flatMap((item) => waitingOn(board, views, item))
    .filter((item) => !unit || item.unit.id === unit.value.id);
  return ok({
    items: items.toSorted((a, b) => urgency(b) - urgency(a)),
    toSend: decisionsToSend(store, board),
    phrases: phrasesOf(store, language),
  });
}

/** Requests, then reports that say something new, then the rest; the order of the lists within each. */
const urgency = ({ request, changed }: ReviewItem): number => (request ? 2 : changed.length > 0 ? 1 : 0);

/** What waits for our word: reports, and how many requests. */
export interface Waiting {
  readonly reports: readonly StoredRecord<'report'>[];
  readonly requests: number;
}

export function waitingOf(store: Store, board: Board): Waiting {
  const views = submissionViews(store, board.register, board.identity);
  const own = board.tasks.filter(({ task }) => task.author === board.identity.id);
  return {
    reports: own.flatMap((item) => openReports(views, item)),
    requests: own.reduce((sum, item) => sum + openRequests(cycleFacts(item)).length, 0),
  };
}

/** Of every unit and period the version that counts, where it is here and unanswered. Our own reports need no review. */
const openReports = (views: SubmissionViews, item: BoardTask): readonly StoredRecord<'report'>[] =>
  item.reports.filter((report) => {
    const { status, replaced } = views.report(report, item);
    return status === 'received' && !replaced;
  });

/** What is seen of submissions, and the rules of ours that they are checked by. */
type DeskViews = SubmissionViews & { readonly checks: Checks };

function waitingOn(board: Board, views: DeskViews, item: BoardTask): readonly ReviewItem[] {
  const facts = cycleFacts(item);
  const asked = openRequests(facts).flatMap(({ id }) => item.requests.find((r) => r.id === id) ?? []);
  return [
    ...asked.map((request): ReviewItem => {
      const { unit } = request.fields;
      const report = latestReport(item.reports, unit);
      return {
        ...about(board, views, item, unit, report),
        id: request.id,
        request: views.request(request, item),
      };
    }),
    ...openReports(views, item).map(
      (report): ReviewItem => ({
        ...about(board, views, item, report.fields.unit, report),
        id: report.id,
        request: null,
      }),
    ),
  ];
}

function about(
  board: Board,
  views: DeskViews,
  item: BoardTask,
  unit: string,
  report: StoredRecord<'report'> | null,
): Omit<ReviewItem, 'id' | 'request'> {
  const { task, decisions } = item;
  const { fields } = task;
  const taken = decisions.map((decision) => ({ ...decision.fields, id: decision.id }));
  const before = report && item.reports.filter((r) => isEarlier(r.fields.period, report.fields.period));
  const last = before && latestReport(before, unit);
  const replaced =
    report &&
    item.reports.filter(
      (r) =>
        r.fields.unit === unit &&
        r.fields.period === report.fields.period &&
        r.fields.version < report.fields.version,
    );
  const earlier = replaced && latestReport(replaced, unit);
  const role = inForce(item.assignments).find((a) => a.fields.unit === unit)?.fields.role ?? 'cooperate';
  const indicators = fields.indicators.map(({ span, ...rest }) => (span ? { ...rest, span } : rest));
  const now = report && views.report(report, item);
  const lastView = last && views.report(last, item);
  return {
    unit: { id: unit, name: board.register.nameOf(unit) },
    role,
    task: {
      id: task.id,
      ledger: task.parent ?? '',
      number: taskNumber(board, task),
      category: fields.category,
      title: fields.title,
      detail: fields.detail,
      due: deadlineFor(fields.deadline, taken, unit),
      indicators,
      light: shareLight(
        { task, on: item, list: board.lists.get(task.parent ?? '') },
        unit,
        board.identity,
        board.rules,
        board.language,
      ),
      risk: riskOf(taken)?.text ?? null,
    },
    report: now,
    last: lastView,
    earlier: earlier && views.report(earlier, item),
    changed: now ? [...changedFields(now, earlier ? views.report(earlier, item) : lastView)] : [],
    findings: now
      ? foundIn(now, { indicators, last: lastView, signed: null }, views.checks, board.language)
      : [],
  };
}

/** What our rules find in a report, with what the unit says to it; what it explained by rules of its day stands too. */
function foundIn(
  report: ReportView,
  row: Filled['row'],
  checks: Checks,
  language: Language,
): ReviewItem['findings'] {
  const found = findingsOf({ row, draft: report, typed: report.transcribed !== undefined }, checks);
  const known = new Set(found.map(findingKey));
  return [
    ...found.map(({ message, ...finding }) => ({
      ...finding,
      message: message[language],
      explanation: explanationOf(report.explained, finding),
    })),
    ...(report.explained ?? [])
      .filter((each) => !known.has(findingKey(each)))
      .map(({ check, field, about, finding, text }) => ({
        level: 'soft' as const,
        check,
        field,
        about,
        message: finding,
        explanation: text,
      })),
  ];
}
