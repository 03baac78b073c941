import { Input, Table } from 'antd';
import { useMemo } from 'react';
import type { RollLine } from '../../../shared/model/views.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { RollFigures } from './RollFigures.tsx';
import { marked, type RollChoice } from './roll-choice.ts';

interface RollTableProps {
  readonly lines: readonly RollLine[];
  /** Those that pass the filter. */
  readonly shown: readonly RollLine[];
  readonly choice: RollChoice;
  readonly change: (choice: RollChoice) => void;
}

/** From so many rows on only those in sight are drawn. */
const VIRTUAL_FROM = 100;
/** Of the window's height. */
const SHARE_OF_WINDOW = 0.4;

/** What goes over and what stays, row by row; the limit and the figures of what goes. */
export function RollTable({ lines, shown, choice, change }: RollTableProps) {
  const w = useWords('year');
  const look = useLook();
  const rows = useMemo(() => [...shown], [shown]);
  const keys = useMemo(() => [...choice.going], [choice.going]);
  const put = (tasks: readonly string[], goes: boolean) => change(marked(choice, lines, tasks, goes));
  return (
    <Table<RollLine>
      size="small"
      rowKey="task"
      virtual={shown.length > VIRTUAL_FROM}
      pagination={false}
      scroll={{ x: 800 * look.scale, y: Math.round(window.innerHeight * SHARE_OF_WINDOW) }}
      locale={{ emptyText: w.empty }}
      dataSource={rows}
      rowSelection={{
        selectedRowKeys: keys,
        columnWidth: 40 * look.scale,
        getTitleCheckboxProps: () => ({ 'aria-label': w.all }),
        getCheckboxProps: ({ number, title: text, free: may }) => ({
          'aria-label': `${number} ${text}`,
          disabled: !may,
        }),
        onSelect: ({ task }, goes) => put([task], goes),
        onSelectAll: (goes) =>
          put(
            shown.filter(({ free }) => free).map(({ task }) => task),
            goes,
          ),
      }}
      columns={[
        { title: w.number, dataIndex: 'number', width: 56 * look.scale, className: 'numbers' },
        {
          title: w.task,
          render: (_, { title: text, units, waiting }) => (
            <>
              <span className="text-block">{text}</span>
              {units.length > 0 && (
                <div className="roll-units secondary" title={units.join('、')}>
                  {units.join('、')}
                </div>
              )}
              {waiting > 0 && <div className="roll-waiting">{fill(w.waiting, { count: waiting })}</div>}
            </>
          ),
        },
        { title: w.why, width: 120 * look.scale, render: (_, { why }) => w[`why_${why}`] },
        {
          title: w.due,
          width: 170 * look.scale,
          render: (_, { task, number, deadline }) =>
            choice.going.has(task) ? (
              <>
                {deadline.text && <div className="secondary">{deadline.text}</div>}
                <Input
                  type="date"
                  aria-label={`${number} ${w.due}`}
                  value={choice.due.get(task) ?? ''}
                  onChange={(event) =>
                    change({ ...choice, due: new Map(choice.due).set(task, event.target.value) })
                  }
                />
              </>
            ) : (
              deadline.text
            ),
        },
        {
          title: w.figures,
          width: 230 * look.scale,
          render: (_, line) =>
            choice.going.has(line.task) && (
              <RollFigures
                line={line}
                figures={choice.figures}
                change={(figures) => change({ ...choice, figures })}
              />
            ),
        },
      ]}
    />
  );
}
