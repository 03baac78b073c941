import { Timeline } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { periodText } from '../../parts/period-text.ts';
import { ReportEvidence } from '../../parts/ReportEvidence.tsx';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { fieldText, type Speech, valueText } from '../history/change-text.ts';
import { useSpeech } from '../history/use-speech.ts';
import { CycleStepText } from './CycleStepText.tsx';
import { type TimeLineEvent, timeLineOf } from './time-line.ts';

interface EventProps {
  readonly event: TimeLineEvent;
  readonly speech: Speech;
}

const colours = {
  cycle: 'blue',
  report: 'blue',
  created: 'gray',
  changed: 'orange',
  received: 'gray',
  assigned: 'green',
  unassigned: 'red',
} as const;

/** Everything that happened to the task, newest first, with names and dates. */
export function TimeLine({ detail }: { readonly detail: TaskDetail }) {
  const events = timeLineOf(detail);
  const speech = useSpeech();
  return (
    <Timeline
      className="task-timeline"
      items={events.map((event) => ({
        key: event.key,
        color: colours[event.kind],
        content: event.cycle ? (
          <CycleStepText event={event.cycle} />
        ) : (
          <Event event={event} speech={speech} />
        ),
      }))}
    />
  );
}

function Event({ event, speech }: EventProps) {
  const w = useWords('task');
  const common = useWords('common');
  const language = useLanguage();
  const { report, kind, at, who } = event;
  const title = report
    ? fill(report.version > 1 ? w.eventCorrection : w.eventReport, {
        period: periodText(report.period, language),
        version: report.version,
      })
    : w[eventWord[kind]];
  return (
    <div>
      <div>
        <strong>{title}</strong>
      </div>
      <div className="task-event-who numbers">
        {momentOf(at)} · {who}
      </div>
      {report && <Report report={report} w={w} />}
      {event.units.length > 0 && (
        <div className="text-block">
          {event.units.map(({ name, role }) => `${name}（${common[role]}）`).join('、')}
        </div>
      )}
      {event.changes.length > 0 && <Differences event={event} speech={speech} />}
    </div>
  );
}

const eventWord = {
  cycle: 'eventChanged',
  report: 'eventReport',
  created: 'eventCreated',
  changed: 'eventChanged',
  received: 'eventReceived',
  assigned: 'eventAssigned',
  unassigned: 'eventUnassigned',
} as const;

function Report({
  report,
  w,
}: {
  readonly report: NonNullable<TimeLineEvent['report']>;
  readonly w: Words['task'];
}) {
  const lines: readonly (readonly [label: string, text: string | null])[] = [
    [w.noChange, report.noChange],
    ['', report.noChange === null ? report.text : null],
    [w.percent, report.percent === null ? null : `${report.percent}%`],
    [w.problems, report.problems],
    [w.coordination, report.coordination ?? null],
    [w.next, report.next],
    [w.reason, report.reason],
  ];
  return (
    <div className="task-report">
      {lines.map(
        ([label, text]) =>
          text && (
            <div key={label} className="text-block">
              {label && <span className="task-report-label">{label}：</span>}
              {text}
            </div>
          ),
      )}
      {(report.explained ?? []).map(({ check, field, about, finding, text }) => (
        <div key={`${check} ${field} ${about}`} className="text-block">
          <span className="task-report-label">{fill(w.explainedLine, { finding })}</span>
          {text}
        </div>
      ))}
      <ReportEvidence items={report.evidence} />
    </div>
  );
}

/** Old and new beside each other: for a report what it says differently from the last one. */
function Differences({ event, speech }: EventProps) {
  const w = useWords('task');
  const kind = event.report ? 'report' : 'task';
  return (
    <details className="task-differences">
      <summary>
        {event.report ? w.changedSince : fill(w.changedFields, { count: event.changes.length })}
      </summary>
      {event.changes.map(({ field, old, new: fresh }) => (
        <div key={field} className="text-block">
          <span className="task-report-label">{fieldText(kind, field, speech.words)}：</span>
          <del>{valueText(kind, field, old, speech)}</del> →{' '}
          <ins>{valueText(kind, field, fresh, speech)}</ins>
        </div>
      ))}
    </details>
  );
}
