import { Table, type TableColumnsType } from 'antd';
import {
  type ComponentRef,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
} from 'react';
import { belongsToIme } from '../../actions/ime.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { saying, tableInGrid } from '../../parts/table-in-grid.ts';
import { rowHeightOf } from '../../theme/theme.ts';
import { useLook } from '../../theme/use-look.ts';
import { useWords } from '../../words/words.ts';
import { walk } from './walk.ts';
import './walked-table.css';

interface ExpandIconProps<T> {
  readonly prefixCls: string;
  readonly expanded: boolean;
  readonly expandable: boolean;
  readonly record: T;
  readonly onExpand: (record: T, event: MouseEvent<HTMLElement>) => void;
}

interface WalkedTableProps<T> {
  readonly label: string;
  readonly rows: readonly T[];
  readonly keyOf: (row: T) => string;
  readonly columns: TableColumnsType<T>;
  /** Narrower than this (px) it scrolls sideways. */
  readonly width: number;
  /** Height of the rows' box in px. */
  readonly height: number;
  readonly empty: string;
  readonly canOpen: (row: T) => boolean;
  /** What a row shows in full when it is opened. */
  readonly renderOpen: (row: T) => ReactNode;
  /** Told where the keyboard is; the actions of a screen work on that row. */
  readonly onWalk?: (row: T) => void;
}

const inGrid = {
  ...tableInGrid,
  components: { ...tableInGrid.components, body: { cell: saying('gridcell', 'div') } },
};

/** antd's sign for the pointer. By keys a row opens with Enter: as a stop of its own it would lead from row to row without end. */
function ExpandIcon<T>({ prefixCls, expanded, expandable, record, onExpand }: ExpandIconProps<T>) {
  const w = useWords('common');
  const icon = `${prefixCls}-row-expand-icon`;
  const state = expandable ? (expanded ? 'expanded' : 'collapsed') : 'spaced';
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`${icon} ${icon}-${state}`}
      aria-label={expanded ? w.collapseRow : w.expandRow}
      aria-expanded={expanded}
      onClick={(event) => {
        onExpand(record, event);
        event.stopPropagation();
      }}
    />
  );
}

/** A virtual table to read: one focus for all rows, the arrows walk, Enter or Space opens a row. */
export function WalkedTable<T>({
  label,
  rows,
  keyOf,
  columns,
  width,
  height,
  empty,
  canOpen,
  renderOpen,
  onWalk,
}: WalkedTableProps<T>) {
  const look = useLook();
  const id = useId();
  const table = useRef<ComponentRef<typeof Table>>(null);
  const [current, setCurrent] = useState<string | null>(null);
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const at = rows.findIndex((row) => keyOf(row) === current);
  const row = rows[at];

  const walkTo = (target: T) => {
    setCurrent(keyOf(target));
    onWalk?.(target);
  };
  const toggle = (key: string) =>
    setOpened((old) => new Set(old.has(key) ? [...old].filter((other) => other !== key) : [...old, key]));
  const onKeyDown = (event: KeyboardEvent) => {
    if (belongsToIme(event) || event.altKey || event.ctrlKey || event.metaKey) return;
    const page = Math.max(1, Math.floor(height / rowHeightOf(look)) - 1);
    const next = walk(event.key, at, { count: rows.length, page });
    const target = next === null ? undefined : rows[next];
    if (target !== undefined) {
      walkTo(target);
      table.current?.scrollTo({ key: keyOf(target) });
    } else if ((event.key === 'Enter' || event.key === ' ') && row !== undefined && canOpen(row)) {
      toggle(keyOf(row));
    } else return;
    event.preventDefault();
  };
  const rowId = (key: string) => `${id}-${key}`;
  const gridProps = {
    role: 'treegrid',
    tabIndex: 0,
    'aria-label': label,
    'aria-rowcount': rows.length,
    'aria-activedescendant': row === undefined ? undefined : rowId(keyOf(row)),
    onKeyDown,
  };
  return (
    // Without rows there is nothing to walk in, and it stays the table it is.
    <div className="walked" {...(rows.length > 0 && gridProps)}>
      <Table<T>
        ref={table}
        size="small"
        {...(rows.length > 0 && inGrid)}
        virtual
        pagination={false}
        rowKey={keyOf}
        dataSource={rows}
        columns={columns}
        scroll={{ x: width, y: height }}
        locale={{ emptyText: empty }}
        rowClassName={(shown) => (keyOf(shown) === current ? 'is-current' : '')}
        onRow={(shown) => ({
          id: rowId(keyOf(shown)),
          role: 'row',
          onClick: () => walkTo(shown),
        })}
        expandable={{
          columnTitle: <ActsTitle />,
          columnWidth: 40 * look.scale,
          expandedRowKeys: [...opened],
          onExpand: (_, shown) => toggle(keyOf(shown)),
          rowExpandable: canOpen,
          expandedRowRender: renderOpen,
          expandIcon: (shown) => <ExpandIcon {...shown} />,
        }}
      />
    </div>
  );
}
