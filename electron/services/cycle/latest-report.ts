import { dateOf } from '../../../shared/dates.ts';
import type { ReportFields } from '../../../shared/model/record.ts';
import { parsePeriod } from '../../../shared/period.ts';
import { isEarlier } from '../../../shared/period-order.ts';
import { coveredBy } from '../../../shared/report-cycle.ts';
import type { StoredRecord } from '../../store/records.ts';

type Report = StoredRecord<'report'>;

/**
 * The version that counts: the unit's own before one that was typed for it (代录), then the highest, ties by clock so
 * that every store picks the same.
 */
export function latestReport(reports: readonly Report[], unit: string, period?: string): Report | null {
  let best: Report | null = null;
  for (const report of reports) {
    const { fields } = report;
    if (fields.unit !== unit || (period !== undefined && fields.period !== period)) continue;
    if (!best || isNewer(fields, report, best)) best = report;
  }
  return best;
}

/** The version that counts for a period, or else of the newest report of another cycle that covers it or lies in it. */
export function reportCovering(reports: readonly Report[], unit: string, period: string): Report | null {
  const exact = latestReport(reports, unit, period);
  const wanted = parsePeriod(period);
  if (exact || !wanted.ok) return exact;
  const covering = reports.filter(({ fields }) => coveredBy([fields.period])(wanted.value));
  return latestReport(covering, unit);
}

/** What the unit signed off itself. */
export const ownReports = (reports: readonly Report[]): readonly Report[] =>
  reports.filter(({ fields }) => fields.transcribed === undefined);

/** The calendar date that says whether a report was in time: of the signing, or of what was heard (代录). */
export const reportedOn = ({ transcribed, signedOffAt }: ReportFields): string =>
  transcribed?.on ?? dateOf(signedOffAt);

const isNewer = (fields: ReportFields, report: Report, best: Report): boolean => {
  if (fields.period !== best.fields.period) return isEarlier(best.fields.period, fields.period);
  const own = fields.transcribed === undefined;
  if (own !== (best.fields.transcribed === undefined)) return own;
  if (fields.version !== best.fields.version) return fields.version > best.fields.version;
  if (report.clock[0] !== best.clock[0]) return report.clock[0] > best.clock[0];
  return report.clock[1] > best.clock[1];
};
