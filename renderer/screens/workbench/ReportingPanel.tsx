import { Flex, Progress, Table, Typography } from 'antd';
import { dateOf } from '../../../shared/dates.ts';
import type { Workbench } from '../../../shared/model/views.ts';
import { periodText } from '../../parts/period-text.ts';
import { hrefOf } from '../../routes/router.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { TranscribeButton } from '../transcribe/TranscribeButton.tsx';

type Below = Workbench['below'];

/** Who has reported, and who has not, by name. */
export function ReportingPanel({ below }: { readonly below: Below }) {
  const w = useWords('workbench');
  const language = useLanguage();
  const { period, by, other } = below;
  return (
    <section className="panel">
      <Flex justify="space-between" align="baseline" gap="small" wrap>
        <Typography.Title level={2} className="section-title">
          {w.reporting}
          {period !== null && <span className="reporting-period">{periodText(period, language)}</span>}
        </Typography.Title>
        <span className="numbers">
          {fill(w.reported, { count: below.reported })} /{' '}
          <strong>{fill(w.missing, { count: below.missing.length })}</strong>
        </span>
      </Flex>
      {by !== null && (
        <Flex gap="small" wrap align="baseline" className="small secondary">
          <span>{fill(w.reportBy, { date: by })}</span>
          {other && (
            <a href={hrefOf('workbench', { turn: other.turn })}>
              {fill(w.otherPeriod, { period: periodText(other.period, language) })}
            </a>
          )}
        </Flex>
      )}
      <Progress
        percent={below.units === 0 ? 0 : Math.round((below.reported / below.units) * 100)}
        showInfo={false}
        aria-label={w.reporting}
      />
      {below.missing.length === 0 ? (
        <Typography.Text type="secondary">{w.allReported}</Typography.Text>
      ) : (
        <Table<Below['missing'][number]>
          size="small"
          rowKey="id"
          dataSource={below.missing}
          pagination={{ pageSize: 10, hideOnSinglePage: true, size: 'small' }}
          columns={[
            {
              title: w.missingUnit,
              dataIndex: 'name',
              render: (name: string, { id, period: owed }) => (
                <>
                  {name} <TranscribeButton target={{ unit: { id, name }, period: owed }} />
                </>
              ),
            },
            { title: w.missingTasks, dataIndex: 'tasks', align: 'right', className: 'numbers' },
            {
              title: w.missingLast,
              dataIndex: 'lastReport',
              align: 'center',
              className: 'numbers',
              render: (at: number | null) => (at === null ? w.never : dateOf(at)),
            },
          ]}
        />
      )}
    </section>
  );
}
