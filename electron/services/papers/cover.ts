import { basename } from 'node:path';
import { shortCode } from '../../../shared/exchange/cover.ts';
import { periodWords } from '../../../shared/period-words.ts';
import { coverPaper, type SubmissionCover } from '../../../shared/reports/paper/cover-paper.ts';
import type { PaperPlan } from '../../../shared/reports/paper/paper-plan.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Store } from '../../store/store.ts';
import { sentRows } from '../exchange/transmissions.ts';
import { identityOf, registerOf } from '../own-unit.ts';

/**
 * R19: 报送确认页 of one 上报包 that was written here, of the newest where none is named. Its counts are those of the file; who
 * filled in and signed is taken from the newest report that was signed off before it. Refusal: E_NO_TRANSMISSION.
 */
export function submissionCover(store: Store, bundle: string | null): Result<PaperPlan> {
  const sent = sentRows(store).filter(({ kind }) => kind === 'submit');
  const row = bundle === null ? sent[0] : sent.find((each) => each.bundle === bundle);
  if (!row) return fail('E_NO_TRANSMISSION', { bundle: bundle ?? '—' });
  const identity = identityOf(store);
  const before =
    sent.find(({ receiver, number }) => receiver === row.receiver && number < row.number)?.at ?? 0;
  const reports = store.records
    .all('report')
    .map(({ fields }) => fields)
    .filter(
      ({ unit, signedOffAt }) => identity.ids.has(unit) && signedOffAt > before && signedOffAt <= row.at,
    )
    .toSorted((a, b) => b.signedOffAt - a.signedOffAt);
  const [newest] = reports;
  const cover: SubmissionCover = {
    unit: identity.name,
    code: identity.code,
    to: registerOf(store).nameOf(row.receiver),
    file: basename(row.file),
    bundle: row.bundle,
    shortCode: shortCode(row.bundle),
    sha256: row.sha256,
    at: row.at,
    number: row.number,
    records: row.records,
    evidence: (JSON.parse(row.evidence) as string[]).length,
    periods: [...new Set(reports.map(({ period }) => period))].sort().map(periodWords),
    reports: reports.length,
    carriedBy: row.carried_by,
    medium: row.medium,
    filledBy: newest?.filledBy ?? identity.operator,
    reviewedBy: newest?.reviewedBy ?? null,
    signedOffBy: newest?.signedOffBy ?? null,
  };
  return ok(coverPaper(cover));
}
