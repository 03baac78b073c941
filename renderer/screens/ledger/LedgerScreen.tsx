import { type ReactNode, useDeferredValue, useEffect, useMemo } from 'react';
import type { LedgerView, Session } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { MoreActions } from '../../actions/MoreActions.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { useRoute } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { useRoom } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import { TaskPanel } from '../task/TaskPanel.tsx';
import { ClosingBar } from '../year/ClosingBar.tsx';
import { type ColumnName, columnNames, type OptionalColumn } from './column-widths.ts';
import { applyFilter, type LedgerFilter, noFilter } from './filter.ts';
import { LedgerChooser } from './LedgerChooser.tsx';
import { LedgerGrid } from './LedgerGrid.tsx';
import { LedgerTools } from './LedgerTools.tsx';
import { setPlace, setShown, showPanel, useLedger } from './ledger-store.ts';
import { type Line, type TaskLine, withGroups } from './lines.ts';
import { NoLedgers, NothingFound } from './NoRows.tsx';
import { SelectionBar } from './SelectionBar.tsx';
import { ledgerTools } from './tools.ts';
import { useFilter } from './use-filter.ts';
import { useRows } from './use-rows.ts';

export function LedgerScreen() {
  const session = useSession();
  return session && <Ledger session={session} />;
}

function Ledger({ session }: { readonly session: Session }) {
  const w = useWords('ledger');
  const [filter, change] = useFilter(session);
  const { ledgers, lines, failed } = useRows(filter.ledger);
  const shown = useShown(lines, filter, ledgers);
  const hidden = useLedger((state) => state.hidden);
  const names = useMemo(() => namesFor(lines ?? [], hidden, session), [lines, hidden, session]);
  useGivenTask(lines);

  if (failed?.error) return <Failure error={failed.error} retry={failed.reload} />;
  if (!ledgers || !lines) return <Loading />;
  if (ledgers.length === 0)
    return (
      <Page title={w.screen}>
        <NoLedgers session={session} />
      </Page>
    );
  const clear = () => change(noFilter);
  const tools = ledgerTools(lines, looksDown(session));
  return (
    <Page
      full
      title={
        <LedgerChooser ledgers={ledgers} chosen={filter.ledger} choose={(ledger) => change({ ledger })} />
      }
      actions={
        <>
          {tools.inSight.map((action) => (
            <ActionButton key={action.id} action={action} />
          ))}
          <MoreActions actions={tools.more} />
        </>
      }
    >
      <LedgerTools lines={lines} filter={filter} change={change} clear={clear} />
      <ClosingBar ledger={shownLedger(ledgers, filter.ledger)} />
      <SelectionBar />
      <LedgerBody>
        {shown.count === 0 ? (
          <NothingFound filter={filter} clear={clear} showAll={() => change({ tab: 'all' })} />
        ) : (
          <LedgerGrid lines={shown.lines} names={names} filterKey={shown.filterKey} />
        )}
      </LedgerBody>
      <div className="ledger-foot">
        <span className="ledger-hint">{w.keysHint}</span>
        <span className="numbers" role="status">
          {fill(w.shown, { shown: shown.count, all: lines.length })}
        </span>
      </div>
    </Page>
  );
}

/** The one ledger on screen; none where several stand under each other. */
const shownLedger = (ledgers: readonly LedgerView[], chosen: string | null): LedgerView | undefined =>
  chosen === null && ledgers.length > 1
    ? undefined
    : ledgers.find(({ id }) => chosen === null || id === chosen);

/** Room (px at 100 % text) the rows and the detail need beside each other. */
const BOTH_NEED = 1000;

function LedgerBody({ children }: { readonly children: ReactNode }) {
  const task = useLedger((state) => (state.panel ? state.active : null));
  const beside = useRoom() >= BOTH_NEED;
  return (
    <div className="ledger-main">
      <div className="ledger-rows">{children}</div>
      {task !== null && (
        <div className={beside ? 'ledger-panel' : 'ledger-panel ledger-panel-over'}>
          <TaskPanel task={task} close={() => showPanel(false)} />
        </div>
      )}
    </div>
  );
}

interface Shown {
  readonly lines: readonly Line[];
  readonly count: number;
  readonly filterKey: string;
}

/** The rows that pass the filter, under their group headers. Typing stays ahead of it. */
function useShown(
  lines: readonly TaskLine[] | null,
  filter: LedgerFilter,
  ledgers: ReturnType<typeof useRows>['ledgers'],
): Shown {
  const wanted = useDeferredValue(filter);
  const titles = useMemo(
    () =>
      wanted.ledger === null && ledgers && ledgers.length > 1
        ? new Map(ledgers.map(({ id, title }) => [id, title]))
        : null,
    [ledgers, wanted.ledger],
  );
  const shown = useMemo(() => withGroups(applyFilter(lines ?? [], wanted), titles), [lines, wanted, titles]);
  const tasks = useMemo(() => shown.filter((line) => line.kind === 'task'), [shown]);
  useEffect(() => {
    if (lines) setShown(tasks);
  }, [lines, tasks]);
  return { lines: shown, count: tasks.length, filterKey: JSON.stringify(wanted) };
}

/** `task` in the address (from the search) opens that task beside the rows. */
function useGivenTask(lines: readonly TaskLine[] | null): void {
  const task = useRoute((route) => route.params['task']);
  useEffect(() => {
    if (!lines || task === undefined) return;
    setPlace((place) => ({ ...place, active: task, anchor: task }));
    showPanel(true);
  }, [lines, task]);
}

/** Columns that would be empty in every row are left out, like those a person has hidden. */
function namesFor(
  lines: readonly TaskLine[],
  hidden: readonly OptionalColumn[],
  session: Session,
): readonly ColumnName[] {
  const useful: Readonly<Partial<Record<ColumnName, (line: TaskLine) => boolean>>> = {
    select: ({ row }) => row.mine !== null || (row.editable && looksDown(session)),
    owner: ({ row }) => row.owner !== null,
    mine: ({ row }) => row.mine !== null,
    detail: ({ row }) => row.detail !== null,
  };
  const off: ReadonlySet<ColumnName> = new Set(hidden);
  return columnNames.filter((name) => {
    const needed = useful[name];
    return !off.has(name) && (!needed || lines.some(needed));
  });
}
