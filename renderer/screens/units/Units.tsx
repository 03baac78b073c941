import { Button, Flex, Input, Table, type TableColumnsType, Tag, Typography } from 'antd';
import { useEffect } from 'react';
import type { UnitView } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Page } from '../../parts/Page.tsx';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { transcribeForUnit } from '../transcribe/actions.ts';
import { addUnit, editUnit, joinUnits, pasteUnits, takeUnits } from './actions.ts';
import { filterUnits } from './filter.ts';
import { kindText, type UnitKind } from './kind-text.ts';
import { select, setFilter, setUnits, useUnits } from './store.ts';
import './units.css';

const PAGE = 100;

/** The register: who there is, so that one can say who is missing. */
export function Units() {
  const w = useWords('units');
  const names = useWords('screens');
  const { value, error, reload } = useAnswer('listUnits', {});
  const { filter, selected } = useUnits();
  const { scale } = useLook();
  useEffect(() => {
    if (value) setUnits(value);
  }, [value]);

  const units = value ?? [];
  const shown = filterUnits(units, filter);
  return (
    <Page
      title={names.units}
      actions={
        <>
          <ActionButton action={takeUnits} />
          <ActionButton action={pasteUnits} />
          <ActionButton action={addUnit} type="primary" />
        </>
      }
    >
      <Flex align="center" gap="small" wrap className="units-bar">
        <Input.Search
          allowClear
          className="units-filter"
          placeholder={w.search}
          aria-label={w.search}
          defaultValue={filter}
          key={filter === '' ? 'empty' : 'filled'}
          onChange={(event) => setFilter(event.target.value)}
        />
        <Typography.Text type="secondary" className="numbers">
          {shown.length === units.length
            ? fill(w.count, { count: units.length })
            : fill(w.countOf, { shown: shown.length, count: units.length })}
        </Typography.Text>
        <span className="units-gap" />
        <ActionButton action={transcribeForUnit} />
        <ActionButton action={editUnit} />
        <ActionButton action={joinUnits} />
      </Flex>
      {error && <Failure error={error} retry={reload} />}
      <Table<UnitView>
        size="small"
        rowKey="id"
        dataSource={shown}
        columns={columnsOf(w, scale)}
        loading={value === null && error === null}
        scroll={{ x: 1080 * scale }}
        pagination={{ pageSize: PAGE, hideOnSinglePage: true, showSizeChanger: false }}
        rowSelection={{
          selectedRowKeys: [...selected],
          onChange: (keys) => select(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': w.chooseAll }),
          getCheckboxProps: ({ name }) => ({ 'aria-label': name }),
        }}
        onRow={(unit) => ({
          onClick: () => select([unit.id]),
          onDoubleClick: () => openDialog({ kind: 'editUnit', unit }),
        })}
        locale={{ emptyText: value ? <NoUnits filtered={units.length > 0} /> : ' ' }}
      />
    </Page>
  );
}

function NoUnits({ filtered }: { readonly filtered: boolean }) {
  const w = useWords('units');
  return filtered ? (
    <EmptyState why={w.emptyFiltered}>
      <Button onClick={() => setFilter('')}>{w.clearSearch}</Button>
    </EmptyState>
  ) : (
    <EmptyState why={`${w.emptyWhy}${w.intro}`}>
      <ActionButton action={pasteUnits} />
    </EmptyState>
  );
}

const columnsOf = (w: Words['units'], scale: number): TableColumnsType<UnitView> => [
  {
    title: w.name,
    dataIndex: 'name',
    fixed: 'start',
    width: 280 * scale,
    ellipsis: true,
    render: (name: string, unit) => (
      <>
        {name} {unit.self && <Tag>{w.self}</Tag>}
        {unit.above && <Tag>{w.above}</Tag>}
      </>
    ),
  },
  { title: w.code, dataIndex: 'code', width: 120 * scale, className: 'numbers', ellipsis: true },
  {
    title: w.kind,
    dataIndex: 'kind',
    width: 110 * scale,
    ellipsis: true,
    render: (kind: UnitKind | null) => kind && kindText(kind, w),
  },
  { title: w.district, dataIndex: 'district', width: 100 * scale, ellipsis: true },
  {
    title: w.aliases,
    dataIndex: 'aliases',
    ellipsis: true,
    render: (aliases: readonly string[]) => aliases.join('、'),
  },
  {
    title: w.groups,
    dataIndex: 'groups',
    ellipsis: true,
    render: (groups: readonly string[]) => groups.join('、'),
  },
  { title: w.tasks, dataIndex: 'tasks', width: 90 * scale, align: 'right', className: 'numbers' },
  {
    title: w.keys,
    dataIndex: 'keys',
    width: 90 * scale,
    align: 'center',
    render: (keys: number) => (keys > 0 ? w.keysSome : w.keysNone),
  },
];
