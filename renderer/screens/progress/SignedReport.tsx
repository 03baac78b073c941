import { EditOutlined, LockOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { ReportView } from '../../../shared/model/views.ts';
import { ReportEvidence } from '../../parts/ReportEvidence.tsx';
import { fill, useWords } from '../../words/words.ts';

interface SignedReportProps {
  readonly report: ReportView;
  readonly correct: () => void;
}

/** What was signed off for the period: locked, and how to correct it. */
export function SignedReport({ report, correct }: SignedReportProps) {
  const w = useWords('progress');
  const task = useWords('task');
  const lines = [
    report.noChange === null ? report.text : `${w.noChange}：${report.noChange}`,
    report.percent === null ? '' : `${w.percent}：${report.percent}%`,
    report.problems && `${w.problems}：${report.problems}`,
    report.coordination && `${w.coordination}：${report.coordination}`,
    report.next && `${w.next}：${report.next}`,
    ...(report.explained ?? []).map(({ finding, text }) => fill(task.explainedLine, { finding }) + text),
  ].filter(Boolean);
  return (
    <div className="sheet-words sheet-locked">
      <div className="numbers">
        <LockOutlined />{' '}
        {fill(w.signedBy, {
          who: report.signedOffBy ?? report.filledBy ?? report.unit.name,
          when: momentOf(report.signedOffAt),
          version: report.version,
        })}
      </div>
      <div className="text-block">{lines.join('\n')}</div>
      <ReportEvidence items={report.evidence} />
      <div>
        <Button size="small" icon={<EditOutlined />} onClick={correct}>
          {w.correct}
        </Button>
      </div>
    </div>
  );
}
