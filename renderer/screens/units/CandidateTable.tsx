import { Table, Tag } from 'antd';
import type { UnitCandidate, UnitRow } from '../../../shared/model/views.ts';
import { useWords } from '../../words/words.ts';
import { kindText, type UnitKind } from './kind-text.ts';

interface CandidateTableProps {
  readonly candidates: readonly UnitCandidate[];
  readonly chosen: readonly number[];
  readonly choose: (chosen: readonly number[]) => void;
}

/** What adding rows would do, before it is done: 新增, 已有, 有问题. */
export function CandidateTable({ candidates, chosen, choose }: CandidateTableProps) {
  const w = useWords('units');
  const status: Readonly<Record<UnitCandidate['status'], React.ReactNode>> = {
    new: <Tag color="blue">{w.statusNew}</Tag>,
    known: <Tag>{w.statusKnown}</Tag>,
    problem: <Tag color="error">{w.statusProblem}</Tag>,
  };
  return (
    <Table
      size="small"
      rowKey="index"
      dataSource={candidates.map((candidate, index) => ({ ...candidate, index }))}
      pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false }}
      scroll={{ x: '46rem', y: '18rem' }}
      rowSelection={{
        selectedRowKeys: [...chosen],
        onChange: (keys) => choose(keys.map(Number)),
        getTitleCheckboxProps: () => ({ 'aria-label': w.chooseAll }),
        getCheckboxProps: ({ name, status }) => ({ 'aria-label': name, disabled: status !== 'new' }),
      }}
      columns={[
        { dataIndex: 'status', width: '5rem', render: (value: UnitCandidate['status']) => status[value] },
        { title: w.name, dataIndex: 'name' },
        { title: w.code, dataIndex: 'code', width: '8rem', className: 'numbers' },
        {
          title: w.kind,
          dataIndex: 'kind',
          width: '7rem',
          render: (kind: UnitKind | null) => kind && kindText(kind, w),
        },
        { title: w.district, dataIndex: 'district', width: '6rem' },
        { dataIndex: 'note' },
      ]}
    />
  );
}

/** The places of the rows that would be added. */
export const newOnes = (candidates: readonly UnitCandidate[]): readonly number[] =>
  candidates.flatMap(({ status }, index) => (status === 'new' ? [index] : []));

export const rowsAt = (candidates: readonly UnitCandidate[], chosen: readonly number[]): UnitRow[] =>
  candidates
    .filter((_, index) => chosen.includes(index))
    .map(({ name, code, kind, district, aliases, groups }) => ({
      name,
      code,
      kind,
      district,
      aliases,
      groups,
    }));
