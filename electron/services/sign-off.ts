import type { ReportFields } from '../../shared/model/record.ts';
import { parsePeriod } from '../../shared/period.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { signedEvidence } from '../../shared/rules/draft.ts';
import { standingExplanations } from '../../shared/rules/validation/findings.ts';
import { isBlank } from '../../shared/text.ts';
import type { Store, Writer } from '../store/store.ts';
import { checksInForce } from './check-rules/in-force.ts';
import { putAnswer } from './cycle/acknowledge.ts';
import { readOnTask } from './cycle/facts.ts';
import { latestReport, ownReports } from './cycle/latest-report.ts';
import { dropRequestDraft, type RequestDraft, requestDraftsOf } from './cycle/request-drafts.ts';
import { signedRequest } from './cycle/requests.ts';
import { submissionViews } from './cycle/submissions.ts';
import { awaitsAcknowledgement, type Held, heldTask, nameOfTask, refuseReport } from './cycle/target.ts';
import { draftsOf, dropDraft, type StoredDraft } from './drafts.ts';
import type { Environment } from './environment.ts';
import { withStore } from './lists.ts';
import type { Operations } from './operations.ts';
import { type Identity, identityOf, operatorName, registerOf } from './own-unit.ts';
import { holderNow } from './people/people.ts';
import { standing } from './progress.ts';
import { findingsIn, refuseFindings } from './report-findings.ts';
import { refuseClosed } from './year/closing.ts';

interface Ready {
  readonly held: Held;
  readonly put: (writer: Writer) => void;
}

/** 校内审核签发: drafts of progress and of requests become versions that travel and are never edited. */
export function createSignOffOperations(env: Environment): Pick<Operations, 'signOff'> {
  return {
    signOff: ({ period, by }) =>
      withStore(env, (store) => {
        if (period !== null) {
          const parsed = parsePeriod(period);
          if (!parsed.ok) return parsed;
        }
        const all = draftsOf(store, period ?? undefined);
        // What the leader returned stays with the filler; the rest is released.
        const drafts = all.filter(({ review }) => review?.state !== 'returnedInternally');
        const asked = requestDraftsOf(store, period ?? undefined);
        if (drafts.length + asked.length === 0)
          return fail(all.length > 0 ? 'E_RETURNED_INTERNALLY' : 'E_NOTHING_TO_SIGN');
        const identity = identityOf(store);
        const ready: Ready[] = [];
        for (const draft of drafts) {
          const report = signedReport(store, identity, draft, by);
          if (!report.ok) return report;
          ready.push(report.value);
        }
        for (const draft of asked) {
          const request = readyRequest(store, draft, by);
          if (!request.ok) return request;
          ready.push(request.value);
        }
        store.write({ who: by ?? operatorName(identity), via: 'local' }, (writer) => {
          acknowledgeSilent(store, writer, ready, by ?? identity.operator);
          for (const { put } of ready) put(writer);
        });
        const periods = [...new Set([...drafts, ...asked].map((draft) => draft.period))].sort();
        const requests = asked.length > 0 ? { requests: asked.length } : {};
        return ok({ reports: drafts.length, ...requests, periods });
      }),
  };
}

/** What a unit reports on, or asks about, it has acknowledged: both are in its history, in that order. */
function acknowledgeSilent(store: Store, writer: Writer, ready: readonly Ready[], by: string | null): void {
  const silent = new Map(
    ready.filter(({ held }) => awaitsAcknowledgement(held.state)).map(({ held }) => [held.task.id, held]),
  );
  for (const held of silent.values()) putAnswer(store, writer, held, 'accepted', null, by);
}

function readyRequest(store: Store, draft: RequestDraft, by: string | null): Result<Ready> {
  const signed = signedRequest(store, draft, by);
  if (!signed.ok) return signed;
  const { held, fields } = signed.value;
  const put = (writer: Writer) => {
    writer.create('request', held.task.id, fields.unit, fields);
    dropRequestDraft(store, draft.id);
  };
  return ok({ held, put });
}

/** Version n+1 of the period. Refusals: E_NO_TASK, E_TRANSITION, E_EMPTY_REPORT, E_REASON_NEEDED, E_FINDINGS, E_UNEXPLAINED. */
function signedReport(
  store: Store,
  identity: Identity,
  draft: StoredDraft,
  by: string | null,
): Result<Ready> {
  const task = store.records.get('task', draft.task);
  if (!task) return fail('E_NO_TASK', { task: draft.task });
  const register = registerOf(store);
  const held = heldTask(task, readOnTask(store, register, task.id), register, identity);
  const refused = refuseReport(held, identity) ?? refuseClosed(store, task, draft.period);
  if (refused) return refused;
  const fields = { ...draft.fields, actuals: standing(task, draft.fields.actuals) };
  const empty = isBlank(fields.text) && isBlank(fields.noChange);
  const says = fields.actuals.length > 0 || fields.percent !== null || (fields.reached ?? []).length > 0;
  if (empty && !says) return fail('E_EMPTY_REPORT', { task: nameOfTask(task) });
  const unit = register.byId(draft.unit)?.id ?? draft.unit;
  const earlier = latestReport(ownReports(held.on.reports), unit, draft.period);
  if (earlier && isBlank(fields.reason)) return fail('E_REASON_NEEDED', { task: nameOfTask(task) });
  const written = { task, on: held.on, unit, period: draft.period, earlier, draft: fields };
  const checks = checksInForce(store)(task.author);
  const findings = findingsIn(written, submissionViews(store, register, identity), checks);
  const wrong = refuseFindings(task, findings, fields, checks);
  if (wrong) return wrong;
  const { explained: said, ...rest } = fields;
  const explained = standingExplanations(said, findings);
  const signed: ReportFields = {
    unit,
    period: draft.period,
    version: (earlier?.fields.version ?? 0) + 1,
    ...rest,
    evidence: signedEvidence(rest.evidence),
    ...(explained.length > 0 && { explained: [...explained] }),
    reason: earlier ? fields.reason : null,
    filledBy: holderNow(store, 'filler', draft.review?.sentBy ?? null) ?? identity.operator,
    ...(draft.review && { filledAt: draft.review.sentAt }),
    ...(draft.review?.reviewedAt !== undefined && {
      reviewedBy: draft.review.reviewedBy ?? null,
      reviewedAt: draft.review.reviewedAt,
    }),
    signedOffBy: by ?? identity.operator,
    signedOffAt: store.now(),
  };
  const put = (writer: Writer) => {
    writer.create('report', task.id, unit, signed);
    dropDraft(store, draft);
  };
  return ok({ held, put });
}
