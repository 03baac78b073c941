import { Button, Flex, Input, Segmented, Table, Typography } from 'antd';
import { useMemo } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import type { Recipient } from '../../../shared/model/views.ts';
import { rowHeightOf } from '../../theme/theme.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { chosenIds, countBy, type Direction, type Filter, progressOf, shownRecipients } from './choice.ts';
import { StatusText } from './StatusText.tsx';
import { changeSend, useSend } from './send-store.ts';

interface RecipientTableProps {
  readonly direction: Direction;
  readonly recipients: readonly Recipient[];
}

const ROWS_SHOWN = 10;
/** Fewer units than these need no filter. */
const FILTER_FROM = 6;

/** To whom: the units that may be sent to, with what they would get and how far their last file has come. */
export function RecipientTable({ direction, recipients }: RecipientTableProps) {
  const w = useWords('send');
  const look = useLook();
  const { choice, filter, search } = useSend(direction);
  const shown = useMemo(() => shownRecipients(recipients, filter, search), [recipients, filter, search]);
  const chosen = chosenIds(recipients, choice);
  const choose = (ids: readonly string[]) => changeSend(direction, { choice: new Set(ids) });
  const setShown = (yes: boolean) => {
    const those = new Set(shown.map(({ unit }) => unit.id));
    const rest = chosen.filter((id) => !those.has(id));
    choose(yes ? [...rest, ...those] : rest);
  };
  const up = direction === 'up';
  return (
    <section className="panel send-units">
      <Flex gap="small" align="center" justify="space-between" wrap>
        <Typography.Title level={2} className="section-title">
          {up ? w.recipients : w.units}
        </Typography.Title>
        {recipients.length >= FILTER_FROM && (
          <Flex gap="small" wrap align="center">
            <StatusFilter
              recipients={recipients}
              filter={filter}
              change={(next) => changeSend(direction, { filter: next })}
            />
            <Input.Search
              allowClear
              className="send-search"
              placeholder={w.search}
              aria-label={w.search}
              value={search}
              onChange={(event) => changeSend(direction, { search: event.target.value })}
            />
            <Button size="small" onClick={() => setShown(true)}>
              {w.chooseAll}
            </Button>
            <Button size="small" onClick={() => setShown(false)}>
              {w.chooseNone}
            </Button>
          </Flex>
        )}
      </Flex>
      <Table<Recipient>
        size="small"
        rowKey={({ unit }) => unit.id}
        virtual={shown.length > ROWS_SHOWN}
        pagination={false}
        scroll={{
          x: 720 * look.scale,
          ...(shown.length > ROWS_SHOWN && { y: rowHeightOf(look) * ROWS_SHOWN }),
        }}
        locale={{ emptyText: w.noMatch }}
        dataSource={[...shown]}
        rowSelection={{
          selectedRowKeys: [...chosen],
          preserveSelectedRowKeys: true,
          onChange: (keys) => choose(keys.map(String)),
          getTitleCheckboxProps: () => ({ 'aria-label': w.chooseAll }),
          getCheckboxProps: (recipient) => ({
            'aria-label': recipient.unit.name,
          }),
        }}
        columns={[
          {
            title: w.unit,
            ellipsis: true,
            render: (_, { unit }) => <span title={unit.name}>{unit.name}</span>,
          },
          {
            title: up ? w.reports : w.tasks,
            dataIndex: 'items',
            width: 110 * look.scale,
            align: 'right',
            className: 'numbers',
          },
          {
            title: w.key,
            width: 100 * look.scale,
            align: 'center',
            render: (_, { keys }) =>
              keys > 0 ? (
                w.keyKnown
              ) : (
                <Typography.Text type="secondary" title={w.keyNoneHint}>
                  {w.keyNone}
                </Typography.Text>
              ),
          },
          {
            title: w.last,
            width: 150 * look.scale,
            align: 'center',
            className: 'numbers',
            render: (_, { last }) => (last === null ? '' : momentOf(last.at)),
          },
          {
            title: w.status,
            width: 110 * look.scale,
            align: 'center',
            render: (_, recipient) => <StatusText progress={progressOf(recipient)} />,
          },
        ]}
      />
    </section>
  );
}

interface StatusFilterProps {
  readonly recipients: readonly Recipient[];
  readonly filter: Filter;
  readonly change: (filter: Filter) => void;
}

function StatusFilter({ recipients, filter, change }: StatusFilterProps) {
  const w = useWords('send');
  const counts = countBy(recipients);
  return (
    <Segmented<Filter>
      aria-label={w.filter}
      value={filter}
      onChange={change}
      options={[
        { value: 'all', label: fill(w.filterAll, { count: counts.all }) },
        ...(['never', 'exported', 'delivered'] as const).map((value) => ({
          value,
          label: fill(w.countOf, { status: w[value], count: counts[value] }),
        })),
      ]}
    />
  );
}
