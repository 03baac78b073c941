import { Drawer, Table, type TableColumnsType } from 'antd';
import { useState } from 'react';
import { dateOf } from '../../../shared/dates.ts';
import type { Consolidation, FiguresQuestion, ShareFilter, ShareRow } from '../../../shared/model/views.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { LightMark } from '../../parts/LightMark.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { periodText } from '../../parts/period-text.ts';
import { hrefOf } from '../../routes/router.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { BehindReport } from './BehindReport.tsx';

interface BehindProps {
  readonly question: FiguresQuestion;
  readonly filter: ShareFilter | null;
  readonly figures: Consolidation;
  readonly close: () => void;
}

const PAGE = 50;
const keyOf = ({ task, unit }: ShareRow): string => `${unit.id} ${task}`;

/** The rows behind a figure; each opens onto the report it came from. */
export function Behind({ question, filter, figures, close }: BehindProps) {
  const w = useWords('figures');
  return (
    <Drawer
      open={filter !== null}
      onClose={close}
      size="min(64rem, 90vw)"
      title={filter && headOf(filter, figures, w)}
      closable={{ 'aria-label': w.closeBehind }}
    >
      {filter && <Rows key={JSON.stringify([question, filter])} question={question} filter={filter} />}
    </Drawer>
  );
}

interface RowsProps {
  readonly question: FiguresQuestion;
  readonly filter: ShareFilter;
}

function Rows({ question, filter }: RowsProps) {
  const w = useWords('figures');
  const [page, setPage] = useState(1);
  const { value, error, reload } = useAnswer('listShares', {
    question,
    filter,
    offset: (page - 1) * PAGE,
    limit: PAGE,
  });
  const columns = useColumns();
  if (error) return <Failure error={error} retry={reload} />;
  if (!value) return <Loading />;
  return (
    <>
      <p className="secondary numbers" role="status">
        {fill(w.rowsBehind, { count: value.total })}
      </p>
      <Table<ShareRow>
        size="small"
        rowKey={keyOf}
        columns={columns}
        dataSource={value.rows}
        scroll={{ x: 'max-content' }}
        pagination={{
          current: page,
          pageSize: PAGE,
          total: value.total,
          hideOnSinglePage: true,
          showSizeChanger: false,
          onChange: setPage,
        }}
        expandable={{
          columnTitle: <ActsTitle />,
          rowExpandable: ({ report }) => report !== null,
          expandedRowRender: (row) => row.report && <BehindReport task={row.task} report={row.report.id} />,
        }}
      />
    </>
  );
}

/** 某某学校 · 骨干专业建设 · 预警: what was asked for, in the order it narrows. */
function headOf(
  { unit, column, level, completion, report }: ShareFilter,
  { units, levels, classes }: Consolidation,
  w: ReturnType<typeof useWords<'figures'>>,
): string {
  const parts = [
    unit !== null && (units.find(({ id }) => id === unit)?.name ?? unit),
    column,
    level !== null && (levels.find((each) => each.level === level)?.word ?? w.unlit),
    completion !== null && (classes.find(({ name }) => name === completion)?.label ?? completion),
    report !== null && w[report],
  ].filter((part) => typeof part === 'string');
  return parts.length > 0 ? parts.join(' · ') : w.allRows;
}

function useColumns(): TableColumnsType<ShareRow> {
  const w = useWords('figures');
  const states = useWords('states');
  const language = useLanguage();
  return [
    { title: w.seq, dataIndex: 'number', align: 'right', width: '4rem', className: 'numbers' },
    {
      title: w.task,
      key: 'task',
      render: (_, { task, title }) => (
        <a className="figures-clip" href={hrefOf('task', { task })}>
          {title}
        </a>
      ),
    },
    {
      title: w.unit,
      key: 'unit',
      render: (_, { unit, role }) => (
        <>
          {unit.name} <span className="secondary small">{w[role]}</span>
        </>
      ),
    },
    {
      title: w.light,
      key: 'light',
      render: (_, { light, state }) => (
        <>
          {light && <LightMark light={light} />}
          <div className="secondary small">{states[state]}</div>
        </>
      ),
    },
    {
      title: w.report,
      key: 'report',
      render: (_, { report }) =>
        report ? (
          <>
            <span className="figures-clip">
              {report.noChange && `${w.noChange}：`}
              {report.text}
              {report.percent !== null && `（${report.percent}%）`}
            </span>
            <div className="secondary small numbers">
              {fill(w.signedOff, {
                period: periodText(report.period, language),
                version: report.version,
                date: dateOf(report.signedOffAt),
              })}
            </div>
          </>
        ) : (
          <span className="secondary">{w.noReport}</span>
        ),
    },
  ];
}
