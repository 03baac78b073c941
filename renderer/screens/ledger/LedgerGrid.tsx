import { Table } from 'antd';
import {
  type ComponentRef,
  type KeyboardEvent,
  type MouseEvent,
  useCallback,
  useEffect,
  useMemo,
  useRef,
} from 'react';
import { belongsToIme } from '../../actions/ime.ts';
import { perform } from '../../actions/perform.ts';
import { tableInGrid } from '../../parts/table-in-grid.ts';
import { rowHeightOf } from '../../theme/theme.ts';
import { useLook } from '../../theme/use-look.ts';
import { useWords } from '../../words/words.ts';
import { openTask } from './actions.ts';
import { type ColumnName, columnWidths } from './column-widths.ts';
import { gridColumns } from './columns.tsx';
import { clearSelection, click, type Move, move, selectAll, toggle } from './grid-moves.ts';
import { setPlace, showPanel, useLedger } from './ledger-store.ts';
import type { Line } from './lines.ts';
import { useSize } from './use-size.ts';
import './ledger.css';

interface LedgerGridProps {
  readonly lines: readonly Line[];
  readonly names: readonly ColumnName[];
  /** Another filter begins at the top, or where the keyboard still is. */
  readonly filterKey: string;
}

type GridRef = ComponentRef<typeof Table>;

const moves: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  PageUp: 'pageUp',
  PageDown: 'pageDown',
  Home: 'home',
  End: 'end',
};

const keyOf = (line: Line): string => line.key;

/** The rows. One focus for the whole grid: the arrows walk, the active row is named to a screen reader. */
export function LedgerGrid({ lines, names, filterKey }: LedgerGridProps) {
  const w = useWords('ledger');
  const common = useWords('common');
  const states = useWords('states');
  const parts = useWords('parts');
  const approval = useWords('approval');
  const look = useLook();
  const active = useLedger((state) => state.active);
  const selected = useLedger((state) => state.selected);
  const [box, size] = useSize<HTMLDivElement>();
  const table = useRef<GridRef>(null);
  const rowHeight = rowHeightOf(look);
  const headHeight = Math.round(38 * look.scale);
  const room = size?.width ?? 0;
  const bodyHeight = Math.max(rowHeight * 3, (size?.height ?? 0) - headHeight);
  const page = Math.max(1, Math.floor(bodyHeight / rowHeight) - 1);

  const widths = useMemo(() => columnWidths(names, room, look.scale), [names, room, look.scale]);
  const columns = useMemo(
    () =>
      gridColumns(
        names,
        widths,
        { ledger: w, common, states, parts, approval },
        look.density === 'comfortable',
      ),
    [names, widths, w, common, states, parts, approval, look.density],
  );
  const scroll = useMemo(
    () => ({ x: [...widths.values()].reduce((sum, width) => sum + width, 0), y: bodyHeight }),
    [widths, bodyHeight],
  );
  useKeptPosition(table, size !== null);
  useFreshStart(table, filterKey);
  useEffect(() => {
    if (active !== null) table.current?.scrollTo({ key: active, align: 'nearest' });
  }, [active]);

  const rowClassName = useCallback(
    (line: Line) => {
      if (line.kind === 'group') return 'is-group';
      return `${line.key === active ? 'is-active ' : ''}${selected.has(line.key) ? 'is-selected' : ''}`;
    },
    [active, selected],
  );
  const onRow = useCallback(
    (line: Line) =>
      line.kind === 'group'
        ? {}
        : { id: rowId(line.key), role: 'row', 'aria-selected': selected.has(line.key) },
    [selected],
  );

  return (
    <div
      ref={box}
      className="ledger-grid"
      style={{ '--row-height': `${rowHeight}px` } as React.CSSProperties}
      data-ledger-grid
      data-marked={markedShare(selected.size, lines)}
      role="treegrid"
      aria-label={w.gridLabel}
      aria-rowcount={lines.length}
      aria-multiselectable
      aria-activedescendant={active === null ? undefined : rowId(active)}
      tabIndex={0}
      onKeyDown={(event) => onGridKey(event, page)}
      onClick={onGridClick}
      onDoubleClick={() => perform(openTask)}
      onFocus={enterGrid}
    >
      {size && (
        <Table<Line>
          ref={table}
          {...tableInGrid}
          virtual
          size="small"
          columns={columns}
          dataSource={lines}
          rowKey={keyOf}
          pagination={false}
          scroll={scroll}
          rowClassName={rowClassName}
          onRow={onRow}
        />
      )}
    </div>
  );
}

/** For the box in the header: none, some or all. */
function markedShare(selected: number, lines: readonly Line[]): 'none' | 'some' | 'all' {
  if (selected === 0) return 'none';
  return selected === lines.filter(({ kind }) => kind === 'task').length ? 'all' : 'some';
}

const rowId = (key: string): string => `ledger-row-${key}`;

function onGridKey(event: KeyboardEvent<HTMLElement>, page: number): void {
  if (belongsToIme(event) || event.altKey) return;
  const { keys, selected, panel } = useLedger.getState();
  const to = moves[event.key];
  if (to) {
    event.preventDefault();
    setPlace((place) => move(keys, place, to, { extend: event.shiftKey, page }));
  } else if (event.key === 'Escape' && (selected.size > 0 || panel)) {
    event.preventDefault();
    if (selected.size > 0) setPlace(clearSelection);
    else showPanel(false);
  }
}

function onGridClick(event: MouseEvent<HTMLElement>): void {
  if (!(event.target instanceof Element)) return;
  const { keys, selected } = useLedger.getState();
  const mark = event.target.closest('[data-select]')?.getAttribute('data-select');
  if (mark === 'all') {
    setPlace((place) => (selected.size === keys.length ? clearSelection(place) : selectAll(keys, place)));
    return;
  }
  const key = event.target.closest('[data-row-key]')?.getAttribute('data-row-key');
  if (!key || !keys.includes(key)) return;
  if (mark === 'row' && !event.shiftKey) {
    setPlace((place) => toggle(place, key));
    return;
  }
  const ctrl = event.ctrlKey || event.metaKey;
  setPlace((place) => click(keys, place, key, { ctrl, shift: event.shiftKey }));
  if (!ctrl && !event.shiftKey && event.target.closest('.ledger-title')) showPanel(true);
}

/** Coming in by Tab puts the keyboard on a row. */
function enterGrid(): void {
  const { active, keys } = useLedger.getState();
  const [first] = keys;
  if (active === null && first !== undefined)
    setPlace((place) => ({ ...place, active: first, anchor: first }));
}

function useFreshStart(table: { readonly current: GridRef | null }, filterKey: string): void {
  const last = useRef(filterKey);
  useEffect(() => {
    if (last.current === filterKey) return;
    last.current = filterKey;
    const { active } = useLedger.getState();
    table.current?.scrollTo(active === null ? { top: 0 } : { key: active });
  }, [table, filterKey]);
}

/** Returns to where the rows were scrolled when the screen was left. */
function useKeptPosition(table: { readonly current: GridRef | null }, ready: boolean): void {
  useEffect(() => {
    if (!ready) return;
    const body = table.current?.nativeElement.querySelector('.ant-table-tbody-virtual-holder');
    const { scrollTop, active } = useLedger.getState();
    if (scrollTop > 0) table.current?.scrollTo({ top: scrollTop });
    else if (active !== null) table.current?.scrollTo({ key: active });
    return () => {
      if (body) useLedger.setState({ scrollTop: body.scrollTop });
    };
  }, [table, ready]);
}
