import type { ReportFields } from '../../../shared/model/record.ts';
import type { StoredRecord } from '../../store/records.ts';

type Report = StoredRecord<'report'>;

/** The version that counts: the highest, ties by clock so that every store picks the same. */
export function latestReport(reports: readonly Report[], unit: string, period?: string): Report | null {
  let best: Report | null = null;
  for (const report of reports) {
    const { fields } = report;
    if (fields.unit !== unit || (period !== undefined && fields.period !== period)) continue;
    if (!best || isNewer(fields, report, best)) best = report;
  }
  return best;
}

const isNewer = (fields: ReportFields, report: Report, best: Report): boolean => {
  if (fields.period !== best.fields.period) return fields.period > best.fields.period;
  if (fields.version !== best.fields.version) return fields.version > best.fields.version;
  if (report.clock[0] !== best.clock[0]) return report.clock[0] > best.clock[0];
  return report.clock[1] > best.clock[1];
};
