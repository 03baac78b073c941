import { useAnswer } from '../../api/use-answer.ts';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { periodText } from '../../parts/period-text.ts';
import { ReportCompare } from '../../parts/ReportCompare.tsx';
import { hrefOf } from '../../routes/router.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

interface BehindReportProps {
  readonly task: string;
  readonly report: string;
}

/** The report a figure came from, whole, beside the one before it. */
export function BehindReport({ task, report }: BehindReportProps) {
  const w = useWords('figures');
  const language = useLanguage();
  const { value, error, reload } = useAnswer('getTask', { task });
  if (error) return <Failure error={error} retry={reload} />;
  if (!value) return <Loading />;
  const now = value.reports.find(({ id }) => id === report);
  if (!now) return <p className="secondary">{w.noReport}</p>;
  const before =
    value.reports
      .filter(
        ({ id, unit, signedOffAt }) =>
          id !== report && unit.id === now.unit.id && signedOffAt < now.signedOffAt,
      )
      .toSorted((a, b) => b.signedOffAt - a.signedOffAt)[0] ?? null;
  const title = (of: typeof now) =>
    fill(w.reportTitle, { period: periodText(of.period, language), version: of.version });
  return (
    <>
      <ReportCompare
        now={now}
        before={before}
        nowTitle={title(now)}
        beforeTitle={before ? title(before) : w.noReportBefore}
        indicators={value.indicators}
        changed={[]}
        findings={[]}
      />
      <a href={hrefOf('task', { task })}>{w.openTask}</a>
    </>
  );
}
