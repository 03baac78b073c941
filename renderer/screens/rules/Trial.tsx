import { Alert, Table, type TableColumnsType } from 'antd';
import { lightLevels } from '../../../shared/model/rule-set.ts';
import type { RulesTrial } from '../../../shared/model/views.ts';
import { LightMark } from '../../parts/LightMark.tsx';
import { hrefOf } from '../../routes/router.ts';
import { fill, useWords, type Words } from '../../words/words.ts';

type Change = RulesTrial['changes'][number];

/** 试算: which tasks would have another light, and how many of each there would be. */
export function Trial({ trial }: { readonly trial: RulesTrial }) {
  const w = useWords('rules');
  const { before, after, changes } = trial;
  const counts = lightLevels
    .filter((level) => (before[level] ?? 0) > 0 || (after[level] ?? 0) > 0)
    .map((level) =>
      fill(w.trialCount, {
        level: w[`level_${level}`],
        before: before[level] ?? 0,
        after: after[level] ?? 0,
      }),
    );
  return (
    <section className="rules-trial" aria-label={w.trial}>
      <Alert
        type={changes.length === 0 ? 'success' : 'info'}
        showIcon
        title={
          changes.length === 0
            ? fill(w.trialSame, { cutoff: trial.cutoff })
            : fill(w.trialChanges, { count: changes.length, cutoff: trial.cutoff })
        }
        description={counts.join('　')}
      />
      {changes.length > 0 && (
        <Table<Change>
          size="small"
          rowKey="task"
          dataSource={changes}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: 'max-content' }}
          columns={columnsOf(w)}
        />
      )}
    </section>
  );
}

const columnsOf = (w: Words['rules']): TableColumnsType<Change> => [
  { title: w.seq, dataIndex: 'seq', align: 'right', className: 'numbers', width: '4rem' },
  {
    title: w.task,
    dataIndex: 'title',
    render: (title: string, { task }) => (
      <a className="rules-task" href={hrefOf('task', { task })}>
        {title}
      </a>
    ),
  },
  {
    title: w.lightBefore,
    dataIndex: 'before',
    render: (light: Change['before']) => (light ? <LightMark light={light} /> : w.noLight),
  },
  {
    title: w.lightAfter,
    dataIndex: 'after',
    render: (light: Change['after']) => <LightMark light={light} />,
  },
  {
    title: w.why,
    dataIndex: 'after',
    key: 'why',
    render: ({ rule, reason }: Change['after']) => (
      <span className="rules-why">{fill(w.ruleAndReason, { rule, reason })}</span>
    ),
  },
];
