import { Alert, Button, Tag } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { ReviewItem } from '../../../shared/model/views.ts';
import { periodText } from '../../parts/period-text.ts';
import { ReportCompare } from '../../parts/ReportCompare.tsx';
import { transcriptText } from '../../parts/transcript-text.ts';
import { go } from '../../routes/router.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { LightReason } from '../task/LightReason.tsx';

/** What waits for a word: whose it is, what the task asks for, what is asked, what was reported beside last period. */
export function ReviewedItem({ item }: { readonly item: ReviewItem }) {
  const w = useWords('review');
  const common = useWords('common');
  const language = useLanguage();
  const { task, unit, report, last, earlier, request } = item;
  return (
    <>
      <header className="review-head">
        <h2 className="section-title">
          <Button
            type="link"
            className="review-task"
            title={w.openTask}
            onClick={() => go('task', { task: task.id })}
          >
            <span className="numbers">{task.number}</span>　{task.title}
          </Button>
        </h2>
        <div className="review-facts">
          <strong>{unit.name}</strong>
          <Tag>{common[item.role]}</Tag>
          {task.due.text && (
            <span className="numbers">{fill(w.due, { due: task.due.date ?? task.due.text })}</span>
          )}
        </div>
        {task.detail && <p className="text-block secondary">{task.detail}</p>}
        {task.light && <LightReason light={task.light} />}
        {task.risk !== null && <Alert type="error" showIcon title={fill(w.risk, { reason: task.risk })} />}
      </header>
      {request && <Asked request={request} />}
      {report ? (
        <>
          {earlier && (
            <Alert
              type="info"
              showIcon
              title={fill(w.corrected, { version: report.version, reason: report.reason ?? common.none })}
            />
          )}
          <ReportCompare
            now={report}
            before={earlier ?? last}
            nowTitle={fill(w.thisPeriod, { period: periodText(report.period, language) })}
            beforeTitle={
              earlier
                ? fill(w.versionBefore, { version: earlier.version })
                : last
                  ? fill(w.lastPeriod, { period: periodText(last.period, language) })
                  : w.noLast
            }
            indicators={task.indicators}
            changed={item.changed}
            findings={item.findings}
          />
          <p className="secondary small numbers">
            {fill(w.signed, {
              filledBy: report.filledBy ?? common.none,
              signedOffBy: report.signedOffBy ?? common.none,
              when: momentOf(report.signedOffAt),
            })}
            {report.transcribed && <strong> {transcriptText(report)}</strong>}
          </p>
        </>
      ) : (
        <p className="secondary">{w.noReport}</p>
      )}
    </>
  );
}

function Asked({ request }: { readonly request: NonNullable<ReviewItem['request']> }) {
  const w = useWords('review');
  const cycle = useWords('cycle');
  return (
    <section className="review-asked" aria-label={cycle[`ask_${request.type}`]}>
      <strong>{cycle[`ask_${request.type}`]}</strong>
      {request.late && <Tag color="warning">{cycle.lateAsk}</Tag>}
      <dl>
        {request.due !== null && <Entry name={w.dueWas} value={request.due} />}
        {request.date !== null && <Entry name={w.dateAsked} value={request.date} />}
        {request.text !== null && <Entry name={cycle.changeText} value={request.text} />}
        <Entry name={cycle.reason} value={request.reason} />
        <Entry
          name={w.signedName}
          value={`${request.signedOffBy ?? request.filledBy ?? ''} ${momentOf(request.signedOffAt)}`}
        />
      </dl>
    </section>
  );
}

function Entry({ name, value }: { readonly name: string; readonly value: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd className="text-block">{value}</dd>
    </div>
  );
}
