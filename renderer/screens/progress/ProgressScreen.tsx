import { Alert, Button, Pagination, Segmented } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ChecksView } from '../../../shared/model/views/check-rules.ts';
import type { Session, SheetRow } from '../../../shared/model/views.ts';
import { checksOfBody } from '../../../shared/rules/validation/check-sets.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { useSafeLeaving } from '../../parts/use-safe-leaving.ts';
import { go, useRoute } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { nextUnfilled } from './actions.ts';
import { draftOf, flushDrafts, hasUnsaved, takeSheet, useDrafts } from './draft-store.ts';
import { focusTask, onSheetKey } from './focus.ts';
import { PeriodChooser } from './PeriodChooser.tsx';
import { SheetCard } from './SheetCard.tsx';
import { SheetFoot } from './SheetFoot.tsx';
import { countsOf, isShown, type Show, shows, stateOf } from './sheet.ts';
import './progress.css';

export function ProgressScreen() {
  const session = useSession();
  return session && <Sheet session={session} />;
}

function Sheet({ session }: { readonly session: Session }) {
  const w = useWords('progress');
  const params = useRoute((route) => route.params);
  const wanted = params['period'];
  const show = shows.find((name) => name === params['show']) ?? 'all';
  const { value, error, askedAt, reload } = useAnswer(
    'getSheet',
    wanted === undefined ? {} : { period: wanted },
  );
  const period = wanted ?? value?.period ?? session.period;
  const rows = value?.period === period ? value.rows : null;
  useEffect(() => {
    if (rows) takeSheet(period, rows, askedAt);
  }, [period, rows, askedAt]);
  useSafeLeaving({ flush: flushDrafts, isUnsaved: hasUnsaved });

  const put = (part: { readonly period?: string; readonly show?: Show }) => {
    const next = { period, show, ...part };
    go(
      'progress',
      {
        ...((part.period ?? wanted) !== undefined && { period: next.period }),
        ...(next.show !== 'all' && { show: next.show }),
      },
      { replace: true },
    );
  };
  const chooser = (
    <PeriodChooser
      period={period}
      periods={value?.periods ?? []}
      choose={async (chosen) => {
        if (await flushDrafts()) put({ period: chosen });
      }}
    />
  );
  if (error) return <Failure error={error} retry={reload} />;
  if (!rows) return <Loading />;
  if (rows.length === 0)
    return (
      <Page title={w.screen} actions={chooser}>
        <EmptyState why={w.nothingDue}>
          <Button type="primary" onClick={() => go('receive')}>
            {w.receive}
          </Button>
        </EmptyState>
      </Page>
    );
  return (
    <Page
      full
      title={w.screen}
      actions={
        <>
          {chooser}
          <ShowChooser rows={rows} show={show} choose={(chosen) => put({ show: chosen })} />
          <ActionButton action={nextUnfilled} />
        </>
      }
    >
      <FailedSaves />
      <Rows
        key={`${period} ${show}`}
        rows={rows}
        checks={value?.checks ?? []}
        show={show}
        period={period}
        task={params['task'] ?? null}
      />
      <SheetFoot rows={rows} checks={value?.checks ?? []} />
    </Page>
  );
}

function ShowChooser({
  rows,
  show,
  choose,
}: {
  readonly rows: readonly SheetRow[];
  readonly show: Show;
  readonly choose: (show: Show) => void;
}) {
  const w = useWords('progress');
  useDrafts((drafts) => drafts.entries);
  const counts = countsOf(rows, draftOf);
  const names = { all: w.showAll, unfilled: w.showUnfilled, filled: w.showFilled };
  return (
    <Segmented
      value={show}
      options={shows.map((name) => ({ value: name, label: `${names[name]} ${counts[name]}` }))}
      aria-label={w.show}
      onChange={choose}
    />
  );
}

interface RowsProps {
  readonly rows: readonly SheetRow[];
  readonly checks: readonly ChecksView[];
  readonly show: Show;
  readonly period: string;
  readonly task: string | null;
}

const ON_A_PAGE = 50;

/** The cards. What a filter shows is settled when it is chosen, so that a row does not vanish while it is typed in. */
function Rows({ rows, checks, show, period, task }: RowsProps) {
  const w = useWords('progress');
  const ready = useDrafts((drafts) => drafts.period === period);
  const [chosen, setChosen] = useState<ReadonlySet<string> | null>(null);
  const [page, setPage] = useState(1);
  useEffect(() => {
    if (!ready) return;
    setChosen(
      new Set(rows.filter((row) => isShown(show, stateOf(row, draftOf(row.task)))).map((row) => row.task)),
    );
  }, [ready, rows, show]);
  const shown = useMemo(() => rows.filter((row) => chosen?.has(row.task)), [rows, chosen]);
  const place = shown.findIndex((row) => row.task === task);
  const ledTo = useRef<string | null>(null);
  useEffect(() => {
    if (task === null || place < 0 || ledTo.current === task) return;
    const own = Math.floor(place / ON_A_PAGE) + 1;
    if (own !== page) return setPage(own);
    // Once: rows that are read again must not take the cursor from where it is by then.
    ledTo.current = task;
    focusTask(task);
  }, [task, place, page]);

  if (!ready || !chosen) return <Loading />;
  const visible = shown.slice((page - 1) * ON_A_PAGE, page * ON_A_PAGE);
  return (
    <section className="sheet" onKeyDown={onSheetKey} aria-label={w.sheetLabel}>
      {shown.length === 0 && <EmptyState why={show === 'unfilled' ? w.allFilled : w.noneFilled} />}
      {visible.map((row, index) => (
        <div key={row.task}>
          {row.category !== null && row.category !== visible[index - 1]?.category && (
            <h2 className="sheet-group">{row.category}</h2>
          )}
          <SheetCard row={row} checks={checksOfBody(checks, row.body)} />
        </div>
      ))}
      <Pagination
        className="sheet-pages"
        hideOnSinglePage
        current={page}
        pageSize={ON_A_PAGE}
        total={shown.length}
        showSizeChanger={false}
        onChange={setPage}
      />
    </section>
  );
}

/** Loud, until everything typed is in the store again. */
function FailedSaves() {
  const w = useWords('progress');
  const failed = useDrafts(
    (drafts) => Object.values(drafts.entries).filter(({ state }) => state === 'failed').length,
  );
  return failed === 0 ? null : (
    <Alert
      type="error"
      showIcon
      title={fill(w.failedSaves, { count: failed })}
      description={w.failedSavesNote}
      action={<RetryButton />}
    />
  );
}

function RetryButton() {
  const common = useWords('common');
  return <Button onClick={() => void flushDrafts()}>{common.retry}</Button>;
}
