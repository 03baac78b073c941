import { Table } from 'antd';
import { pointFacts } from '../../../shared/model/scoring.ts';
import type { FiguresQuestion, PointsView } from '../../../shared/model/views.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useLook } from '../../theme/use-look.ts';
import { useWords } from '../../words/words.ts';

/** 得分 and 名次 of a period; nothing at all while they are off. */
export function PointsPanel({ question }: { readonly question: Pick<FiguresQuestion, 'ledger' | 'period'> }) {
  const w = useWords('points');
  const look = useLook();
  const { value } = useAnswer('getPoints', { ledger: question.ledger, period: question.period });
  if (!value?.scheme) return null;
  return (
    <section className="panel" aria-labelledby="points-panel">
      <h2 className="section-title" id="points-panel">
        {w.panel}
      </h2>
      <Table<PointsView['rows'][number]>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ x: 640 * look.scale, y: '20rem' }}
        dataSource={[...value.rows]}
        columns={[
          {
            title: w.place,
            dataIndex: 'place',
            align: 'right',
            width: 70 * look.scale,
            className: 'numbers',
          },
          { title: w.unit, dataIndex: 'name' },
          {
            title: w.points,
            dataIndex: 'points',
            align: 'right',
            width: 80 * look.scale,
            className: 'numbers',
          },
          ...pointFacts.map((fact) => ({
            title: w[fact],
            dataIndex: ['facts', fact],
            align: 'right' as const,
            width: 70 * look.scale,
            className: 'numbers',
          })),
        ]}
      />
      <p className="figures-basis">{value.basis}</p>
    </section>
  );
}
