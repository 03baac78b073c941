import { Button, Flex, Tag } from 'antd';
import type { ReportView, RequestView, TaskDetail } from '../../../shared/model/views.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { periodText } from '../../parts/period-text.ts';
import { TranscriptMark } from '../../parts/TranscriptMark.tsx';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { stepTaskOf } from './CycleActions.tsx';
import { Section } from './Section.tsx';
import { dropRequestDraft } from './step-acts.ts';
import { type Step, type StepTask, waitingOf } from './steps.ts';

/** What waits for the body's word, what we asked for, and what was answered. Nothing where there is nothing. */
export function CycleSection({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('cycle');
  const task = stepTaskOf(detail);
  const waiting = waitingOf(detail);
  const ours = detail.row.editable ? [] : detail.requests;
  const returned = detail.row.editable
    ? []
    : detail.reports.filter(({ status, replaced }) => status === 'returned' && !replaced);
  const empty =
    waiting.reports.length + waiting.requests.length + ours.length + returned.length === 0 &&
    detail.requestDrafts.length === 0;
  if (empty) return null;
  return (
    <Section title={w.section}>
      <ul className="cycle-items">
        {waiting.requests.map((request) => (
          <WaitingRequest key={request.id} task={task} request={request} />
        ))}
        {waiting.reports.map((report) => (
          <WaitingReport key={report.id} task={task} report={report} />
        ))}
        {returned.map((report) => (
          <Returned key={report.id} report={report} />
        ))}
        {detail.requestDrafts.map((draft) => (
          <li key={draft.id}>
            <Flex justify="space-between" gap="small" wrap>
              <strong>{fill(w.draftOf, { what: w[`ask_${draft.type}`] })}</strong>
              <Button size="small" onClick={() => void dropRequestDraft(draft.id)}>
                {w.dropDraft}
              </Button>
            </Flex>
            <Asked date={draft.date} text={draft.text} reason={draft.reason} />
          </li>
        ))}
        {ours.map((request) => (
          <li key={request.id}>
            <Flex gap="small" wrap align="center">
              <strong>{w[`ask_${request.type}`]}</strong>
              <Tag>{w[`status_${request.status}`]}</Tag>
            </Flex>
            <Asked date={request.date} text={request.text} reason={request.reason} />
            {request.answer?.text && <Answer text={request.answer.text} />}
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface AskedProps {
  readonly date: string | null;
  readonly text: string | null;
  readonly reason: string;
}

function Asked({ date, text, reason }: AskedProps) {
  const w = useWords('cycle');
  return (
    <>
      {date !== null && <div className="numbers">{fill(w.askedDate, { date })}</div>}
      {text !== null && (
        <div className="text-block">
          {w.changeText}：{text}
        </div>
      )}
      <div className="text-block">
        {w.reason}：{reason}
      </div>
    </>
  );
}

function Answer({ text }: { readonly text: string }) {
  const w = useWords('cycle');
  return (
    <div className="text-block cycle-answer">
      {w.opinion}：{text}
    </div>
  );
}

function Returned({ report }: { readonly report: ReportView }) {
  const w = useWords('cycle');
  const language = useLanguage();
  return (
    <li>
      <strong>{fill(w.eventReviewReturned, { period: periodText(report.period, language) })}</strong>
      {report.answer?.text && <Answer text={report.answer.text} />}
    </li>
  );
}

interface WaitingProps {
  readonly task: StepTask;
}

function WaitingRequest({ task, request }: WaitingProps & { readonly request: RequestView }) {
  const w = useWords('cycle');
  const about = { kind: 'request', id: request.id, request: request.type, date: request.date } as const;
  return (
    <li>
      <Flex gap="small" wrap align="center">
        <strong>{fill(w.requestOf, { unit: request.unit.name, what: w[`ask_${request.type}`] })}</strong>
        {request.late && <Tag color="warning">{w.lateAsk}</Tag>}
      </Flex>
      <Asked date={request.date} text={request.text} reason={request.reason} />
      <Answers step={(verdict) => ({ type: 'review', task, unit: request.unit, verdict, about })} asked />
    </li>
  );
}

function WaitingReport({ task, report }: WaitingProps & { readonly report: ReportView }) {
  const w = useWords('cycle');
  const language = useLanguage();
  const about = { kind: 'report', id: report.id, period: report.period } as const;
  return (
    <li>
      <strong>
        {fill(w.reportOf, { unit: report.unit.name, period: periodText(report.period, language) })}
      </strong>{' '}
      <TranscriptMark report={report} />
      <div className="text-block">{report.noChange ?? report.text}</div>
      <Answers step={(verdict) => ({ type: 'review', task, unit: report.unit, verdict, about })} />
    </li>
  );
}

interface AnswersProps {
  readonly step: (verdict: 'accept' | 'return') => Step;
  /** A request is agreed to or refused, a report accepted or returned. */
  readonly asked?: boolean;
}

function Answers({ step, asked = false }: AnswersProps) {
  const w = useWords('cycle');
  const open = (verdict: 'accept' | 'return') => openDialog({ kind: 'step', step: step(verdict) });
  return (
    <Flex gap="small" className="cycle-answers">
      <Button size="small" type="primary" onClick={() => open('accept')}>
        {asked ? w.agree : w.accept}
      </Button>
      <Button size="small" onClick={() => open('return')}>
        {asked ? w.refuse : w.return}
      </Button>
    </Flex>
  );
}
