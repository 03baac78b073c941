import { Button, Tag } from 'antd';
import { useEffect, useMemo } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import type { Checks } from '../../../shared/model/check-rules.ts';
import type { SheetRow } from '../../../shared/model/views.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { changedFields } from '../../../shared/rules/report-changes.ts';
import { checksOfBody } from '../../../shared/rules/validation/check-sets.ts';
import { explanationOf, findingsOf } from '../../../shared/rules/validation/findings.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { periodText } from '../../parts/period-text.ts';
import { ReportCompare } from '../../parts/ReportCompare.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { PeriodChooser } from '../progress/PeriodChooser.tsx';
import { giveBack, next, pass, release } from './actions.ts';
import { goTo, takeRows, useInternal } from './internal-store.ts';
import { Requests } from './Requests.tsx';
import '../review/review.css';

const changedOf = ({ draft, signed, last }: SheetRow) => changedFields(draft ?? blankDraft, signed ?? last);

/** 校内审核: what was handed in, changed first, beside last period; passed, returned with a reason, then signed off. */
export function InternalScreen() {
  const w = useWords('internal');
  const wanted = useRoute((route) => route.params['period']);
  const { value, error, reload } = useAnswer(
    'getSheet',
    wanted === undefined ? { waiting: true } : { period: wanted },
  );
  const period = value?.period ?? '';
  const rows = useMemo(
    () =>
      value?.rows
        .filter(({ review }) => review?.state === 'awaitingInternalReview')
        .toSorted((a, b) => Number(changedOf(b).length > 0) - Number(changedOf(a).length > 0)) ?? null,
    [value],
  );
  const asked = value?.requests.length ?? 0;
  useEffect(() => {
    if (rows) takeRows(period, rows, asked);
  }, [period, rows, asked]);
  const current = useInternal(
    ({ rows: shown, current: id }) => shown.find(({ task }) => task === id) ?? null,
  );
  if (error) return <Failure error={error} retry={reload} />;
  if (!rows) return <Loading />;
  return (
    <Page
      full
      title={w.screen}
      actions={
        <>
          {(value?.periods.length ?? 0) > 1 && (
            <PeriodChooser
              period={period}
              periods={value?.periods ?? []}
              saying={w.periodWaiting}
              choose={(chosen) => go('internal', { period: chosen })}
            />
          )}
          <ActionButton action={release} type="primary" />
        </>
      }
    >
      {value && value.requests.length > 0 && <Requests requests={value.requests} />}
      {rows.length === 0 ? (
        <div className="panel review-empty">
          <EmptyState why={w.nothing}>
            <Button type="primary" onClick={() => go('progress')}>
              {w.toProgress}
            </Button>
          </EmptyState>
        </div>
      ) : (
        <div className="review review-two">
          <nav className="review-queue" aria-label={w.queue}>
            <ul className="plain-list">
              {rows.map((row) => (
                <Entry key={row.task} row={row} isCurrent={row.task === current?.task} />
              ))}
            </ul>
          </nav>
          <article className="review-middle" aria-label={w.draftLabel} key={current?.task}>
            {current?.draft ? (
              <InView
                row={current}
                draft={current.draft}
                checks={checksOfBody(value?.checks ?? [], current.body)}
              />
            ) : (
              <Loading />
            )}
          </article>
        </div>
      )}
      <div className="review-foot">
        <ActionButton action={pass} type="primary" />
        <ActionButton action={giveBack} />
        <ActionButton action={next} />
        <span className="review-waiting numbers" role="status">
          {fill(w.count, {
            count: rows.length,
            passed: rows.filter(({ review }) => review?.reviewedAt !== undefined).length,
          })}
        </span>
      </div>
    </Page>
  );
}

function Entry({ row, isCurrent }: { readonly row: SheetRow; readonly isCurrent: boolean }) {
  const w = useWords('internal');
  const review = useWords('review');
  const changed = changedOf(row).length;
  return (
    <li className={isCurrent ? 'review-entry review-entry-current' : 'review-entry'}>
      <button
        type="button"
        className="review-entry-open"
        aria-current={isCurrent}
        title={row.title}
        onClick={() => goTo(row.task)}
      >
        <span className="review-entry-name">
          <span className="numbers">{row.number}</span>　{row.title}
        </span>
        <span className="review-entry-facts">
          <span className={changed > 0 ? 'review-news' : ''}>
            {changed > 0 ? fill(review.changedCount, { count: changed }) : review.same}
          </span>
          {row.review?.reviewedAt !== undefined && <span>✔ {w.isPassed}</span>}
        </span>
      </button>
    </li>
  );
}

interface InViewProps {
  readonly row: SheetRow;
  readonly draft: NonNullable<SheetRow['draft']>;
  readonly checks: Checks;
}

function InView({ row, draft, checks }: InViewProps) {
  const w = useWords('internal');
  const review = useWords('review');
  const common = useWords('common');
  const language = useLanguage();
  const period = useInternal((state) => state.period);
  const before = row.signed ?? row.last;
  return (
    <>
      <header className="review-head">
        <h2 className="section-title">
          <span className="numbers">{row.number}</span>　{row.title}
        </h2>
        <div className="review-facts">
          <Tag>{common[row.role]}</Tag>
          {row.deadline.text && (
            <span className="numbers">{fill(review.due, { due: row.deadline.text })}</span>
          )}
        </div>
        {row.detail && <p className="text-block secondary">{row.detail}</p>}
      </header>
      <ReportCompare
        now={draft}
        before={before}
        nowTitle={fill(review.thisPeriod, { period: periodText(period, language) })}
        beforeTitle={
          before ? fill(review.lastPeriod, { period: periodText(before.period, language) }) : review.noLast
        }
        indicators={row.indicators}
        changed={changedOf(row)}
        findings={findingsOf({ row, draft }, checks).map(({ message, ...finding }) => ({
          ...finding,
          message: message[language],
          explanation: explanationOf(draft.explained, finding),
        }))}
      />
      {row.review && (
        <p className="secondary small numbers">
          {fill(w.sent, { name: row.review.sentBy ?? common.none, when: momentOf(row.review.sentAt) })}
          {row.review.reviewedAt !== undefined &&
            ` · ${fill(w.reviewedBy, { name: row.review.reviewedBy ?? common.none, when: momentOf(row.review.reviewedAt) })}`}
        </p>
      )}
    </>
  );
}
