import { Button, Select } from 'antd';
import { Fragment, type KeyboardEvent } from 'react';
import type { Timeline, TimelineRow } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { LightMark } from '../../parts/LightMark.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { printTimeline } from './actions.ts';
import { type Axis, axisOf, isNearEnd, lanesOf, placeMarks, placeOf } from './axis.ts';
import { lookOf } from './mark-look.ts';
import './timeline.css';

/** 时间轴: the milestones and limits of one list around the cut-off date; on paper one page. */
export function TimelineScreen() {
  const w = useWords('timeline');
  const wanted = useRoute((route) => route.params['ledger']);
  const ledgers = useAnswer('listLedgers', {});
  const ledger = wanted ?? ledgers.value?.[0]?.id;
  const { value, error, reload } = useAnswer('getTimeline', ledger === undefined ? null : { ledger });
  if (ledgers.value?.length === 0)
    return (
      <Page title={w.open}>
        <EmptyState why={w.none}>
          <Button type="primary" onClick={() => go('ledger')}>
            {w.toLedger}
          </Button>
        </EmptyState>
      </Page>
    );
  if (error) return <Failure error={error} retry={reload} />;
  if (!value || !ledgers.value) return <Loading />;
  return (
    <Page
      title={w.open}
      actions={
        <>
          <Select
            aria-label={w.choose}
            className="timeline-ledger"
            value={value.ledger.id}
            options={ledgers.value.map(({ id, title }) => ({ value: id, label: title }))}
            onChange={(id: string) => go('timeline', { ledger: id }, { replace: true })}
          />
          <ActionButton action={printTimeline} />
        </>
      }
    >
      <Chart timeline={value} />
    </Page>
  );
}

function Chart({ timeline: { ledger, cutoff, rows } }: { readonly timeline: Timeline }) {
  const w = useWords('timeline');
  const axis = axisOf(rows, cutoff);
  const placed = rows.map((row) => ({ row, marks: placeMarks(axis, row.marks) }));
  const count = rows.reduce((sum, { marks }) => sum + marks.length, 0);
  const groups = new Set(rows.map(({ category }) => category).filter((category) => category !== null));
  const lines = placed.reduce((sum, { marks }) => sum + lanesOf(marks), 0) + groups.size + 3;
  return (
    <section className="timeline" style={{ '--timeline-lines': lines } as React.CSSProperties}>
      <header className="timeline-head">
        <strong>{fill(w.title, { ledger: ledger.title })}</strong>
        <span className="numbers">{fill(w.cutoff, { date: cutoff })}</span>
        <span className="numbers">
          {fill(w.count, { tasks: rows.filter(({ isPart }) => !isPart).length, marks: count })}
        </span>
        <Legend />
      </header>
      {count === 0 && <p className="task-note">{w.none}</p>}
      <div className="timeline-scale" aria-hidden="true">
        {axis.ticks.map((tick) => (
          <span key={tick} className="timeline-tick numbers" style={at(axis, tick)}>
            {tick.slice(0, 7)}
          </span>
        ))}
        <span
          className={
            isNearEnd(placeOf(axis, cutoff))
              ? 'timeline-cutoff timeline-cutoff-left numbers'
              : 'timeline-cutoff numbers'
          }
          style={at(axis, cutoff)}
        >
          {cutoff}
        </span>
      </div>
      <ul className="timeline-rows" aria-label={w.rows} onKeyDown={walk}>
        {placed.map(({ row, marks }, index) => (
          <Fragment key={row.task}>
            {row.category !== null && row.category !== rows[index - 1]?.category && (
              <li className="timeline-group">{row.category}</li>
            )}
            <li className="timeline-row" style={{ '--lanes': lanesOf(marks) } as React.CSSProperties}>
              <RowName row={row} />
              <div className="timeline-track">
                {axis.ticks.map((tick) => (
                  <span key={tick} className="timeline-line" style={at(axis, tick)} />
                ))}
                <span className="timeline-now" style={at(axis, cutoff)} />
                {marks.map((mark) => (
                  <span
                    key={`${mark.kind} ${mark.date} ${mark.text}`}
                    className={mark.toLeft ? 'timeline-mark timeline-mark-left' : 'timeline-mark'}
                    style={{ ...at(axis, mark.date), '--lane': mark.lane } as React.CSSProperties}
                    title={mark.text}
                  >
                    <LightMark light={lookOf(mark, w)} />
                    <span className="visually-hidden">{mark.text}</span>
                  </span>
                ))}
                {row.undated !== null && (
                  <span className="timeline-undated">{fill(w.noDate, { text: row.undated })}</span>
                )}
              </div>
            </li>
          </Fragment>
        ))}
      </ul>
    </section>
  );
}

function RowName({ row: { task, number, title, isPart, light } }: { readonly row: TimelineRow }) {
  return (
    <div className="timeline-name">
      <button
        type="button"
        className={isPart ? 'timeline-title timeline-part' : 'timeline-title'}
        title={title}
        onClick={() => go('task', { task })}
      >
        <span className="numbers">{number}</span>　{title}
      </button>
      {light && <LightMark light={light} />}
    </div>
  );
}

function Legend() {
  const w = useWords('timeline');
  const looks = (['milestone', 'due'] as const).flatMap((kind) =>
    (['reached', 'late', 'ahead'] as const).map((state) => ({ kind, state })),
  );
  return (
    <span className="timeline-legend" aria-label={w.legend} role="note">
      {looks.map(({ kind, state }) => (
        <LightMark key={`${kind} ${state}`} light={lookOf({ kind, state, date: '' }, w)} />
      ))}
    </span>
  );
}

const at = (axis: Axis, date: string): React.CSSProperties => ({
  insetInlineStart: `${placeOf(axis, date)}%`,
});

/** Up and down walk the tasks, Home and End go to the first and the last; Enter opens by the button itself. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const buttons = [...event.currentTarget.querySelectorAll<HTMLButtonElement>('.timeline-title')];
  const now = buttons.indexOf(document.activeElement as HTMLButtonElement);
  const to = { ArrowDown: now + 1, ArrowUp: now - 1, Home: 0, End: buttons.length - 1 }[event.key];
  if (to === undefined) return;
  event.preventDefault();
  buttons[Math.min(buttons.length - 1, Math.max(0, to))]?.focus();
}
