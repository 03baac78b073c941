import { Button, Checkbox, Popover, Segmented, Tag } from 'antd';
import { useMemo } from 'react';
import { fill, useWords } from '../../words/words.ts';
import { optionalColumns } from './column-widths.ts';
import { FilterForm } from './FilterForm.tsx';
import { countToConfirm, type LedgerFilter, lightWord, tabCounts, tabs } from './filter.ts';
import { useLedger } from './ledger-store.ts';
import type { TaskLine } from './lines.ts';
import { SearchField } from './SearchField.tsx';

interface LedgerToolsProps {
  /** Of the chosen ledger, before any filter. */
  readonly lines: readonly TaskLine[];
  readonly filter: LedgerFilter;
  readonly change: (part: Partial<LedgerFilter>) => void;
  readonly clear: () => void;
}

/** Above the rows: whose tasks, search, filters as chips, columns. */
export function LedgerTools({ lines, filter, change, clear }: LedgerToolsProps) {
  const w = useWords('ledger');
  const counts = useMemo(() => tabCounts(lines), [lines]);
  const toConfirm = useMemo(() => countToConfirm(lines), [lines]);
  const names = {
    mine: w.tabMine,
    lead: w.tabLead,
    cooperate: w.tabCooperate,
    named: w.tabNamed,
    all: w.tabAll,
  };
  return (
    <div className="ledger-tools">
      <Segmented
        value={filter.tab}
        options={tabs.map((tab) => ({ value: tab, label: `${names[tab]} ${counts[tab]}` }))}
        onChange={(tab) => change({ tab })}
        aria-label={w.tabs}
      />
      <SearchField query={filter.query} change={(query) => change({ query })} />
      <Popover
        trigger="click"
        placement="bottomLeft"
        content={<FilterForm lines={lines} filter={filter} change={change} clear={clear} />}
      >
        <Button>{w.filters}</Button>
      </Popover>
      <FilterChips lines={lines} filter={filter} change={change} />
      {toConfirm > 0 && !filter.confirm && (
        <Button type="text" onClick={() => change({ confirm: true })}>
          {fill(w.toConfirmCount, { count: toConfirm })}
        </Button>
      )}
      <Popover trigger="click" placement="bottomRight" content={<ColumnChooser />}>
        <Button className="ledger-last-tool">{w.columns}</Button>
      </Popover>
    </div>
  );
}

function FilterChips({ lines, filter, change }: Pick<LedgerToolsProps, 'lines' | 'filter' | 'change'>) {
  const w = useWords('ledger');
  const states = useWords('states');
  const deadlines = useWords('deadlines');
  const chips: readonly (readonly [
    key: 'unit' | 'category' | 'state' | 'due' | 'light',
    text: string | null,
  ])[] = [
    ['unit', filter.unit],
    ['category', filter.category],
    ['state', filter.state && states[filter.state]],
    ['due', filter.due && deadlines[filter.due]],
    ['light', filter.light && lightWord(lines, filter.light)],
  ];
  return (
    <>
      {chips.map(
        ([key, text]) =>
          text !== null && (
            <Tag
              key={key}
              color="blue"
              closable
              onClose={() => change({ [key]: null })}
              className="ledger-chip"
            >
              {text}
            </Tag>
          ),
      )}
      {(['confirm', 'unassigned'] as const).map(
        (key) =>
          filter[key] && (
            <Tag key={key} color="blue" closable onClose={() => change({ [key]: false })}>
              {key === 'confirm' ? w.toConfirm : w.unassigned}
            </Tag>
          ),
      )}
    </>
  );
}

function ColumnChooser() {
  const w = useWords('ledger');
  const hidden = useLedger((state) => state.hidden);
  return (
    <Checkbox.Group
      className="ledger-columns"
      value={optionalColumns.filter((name) => !hidden.includes(name))}
      options={optionalColumns.map((name) => ({ value: name, label: w[name] }))}
      onChange={(kept) =>
        useLedger.setState({ hidden: optionalColumns.filter((name) => !kept.includes(name)) })
      }
    />
  );
}
