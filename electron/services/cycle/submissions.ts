import { dateOf } from '../../../shared/dates.ts';
import type { ReportView, RequestView } from '../../../shared/model/views.ts';
import { answerTo } from '../../../shared/rules/cycle/decisions.ts';
import type { SubmissionState } from '../../../shared/rules/cycle/submission-machine.ts';
import { draftPartOf } from '../../../shared/rules/draft.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { readTransmissions } from '../exchange/transmissions.ts';
import type { Identity } from '../own-unit.ts';
import type { OnTask } from './facts.ts';
import { latestReport } from './latest-report.ts';

type Report = StoredRecord<'report'>;
type Request = StoredRecord<'request'>;

/** Reports and requests as a person sees them: how far each has got, and what was answered. */
export interface SubmissionViews {
  readonly report: (report: Report, on: OnTask) => ReportView;
  readonly request: (request: Request, on: OnTask) => RequestView;
}

export function submissionViews(store: Store, register: Register, identity: Identity): SubmissionViews {
  const journeys = lazily(() => sentUp(store, register));
  const answerOf = (id: string, { decisions }: OnTask) => {
    const answer = answerTo(
      decisions.map((decision) => ({ ...decision.fields, id: decision.id })),
      id,
    );
    const record = answer && decisions.find((decision) => decision.id === answer.id);
    if (!record) return null;
    const { verdict, text, date, decidedBy, approvedBy, decidedAt } = record.fields;
    return { accepted: verdict === 'accept', text, date, by: decidedBy, approvedBy, at: decidedAt };
  };
  const statusOf = (record: Report | Request, accepted: boolean | undefined): SubmissionState => {
    if (accepted !== undefined) return accepted ? 'accepted' : 'returned';
    const { unit, signedOffAt } = record.fields;
    if ('transcribed' in record.fields && record.fields.transcribed !== undefined) return 'received';
    if (!identity.ids.has(unit)) return 'received';
    const author = store.records.headOf(record.parent ?? '')?.author ?? '';
    const sent = (journeys().get(author) ?? []).filter(({ at }) => at >= signedOffAt);
    if (sent.some(({ delivered }) => delivered)) return 'received';
    return sent.length > 0 ? 'exported' : 'signedOff';
  };
  const unitOf = (id: string) => ({ id, name: register.nameOf(id) });
  return {
    report: (report, on) => {
      const { fields } = report;
      const answer = answerOf(report.id, on);
      return {
        ...draftPartOf(fields),
        id: report.id,
        unit: unitOf(fields.unit),
        period: fields.period,
        version: fields.version,
        filledBy: fields.filledBy,
        ...(fields.reviewedBy !== undefined && { reviewedBy: fields.reviewedBy }),
        signedOffBy: fields.signedOffBy,
        signedOffAt: fields.signedOffAt,
        ...(fields.transcribed && { transcribed: fields.transcribed }),
        status: statusOf(report, answer?.accepted),
        answer,
        replaced: latestReport(on.reports, fields.unit, fields.period)?.id !== report.id,
      };
    },
    request: (request, on) => {
      const { unit, ...fields } = request.fields;
      const answer = answerOf(request.id, on);
      return {
        ...fields,
        id: request.id,
        unit: unitOf(unit),
        late: fields.type === 'extend' && fields.due !== null && dateOf(fields.signedOffAt) > fields.due,
        status: statusOf(request, answer?.accepted),
        answer,
      };
    },
  };
}

interface Journey {
  readonly at: number;
  readonly delivered: boolean;
}

/** What went up to each body, and whether its receipt came back. */
function sentUp(store: Store, register: Register): ReadonlyMap<string, readonly Journey[]> {
  const sent = readTransmissions(store, register)
    .all()
    .filter(({ kind }) => kind === 'submit');
  return new Map(
    [...Map.groupBy(sent, ({ to }) => to.id)].map(([id, all]) => [
      id,
      all.map(({ at, status }) => ({ at, delivered: status === 'delivered' })),
    ]),
  );
}

function lazily<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
