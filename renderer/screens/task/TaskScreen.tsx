import { Button } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { useWords } from '../../words/words.ts';
import { Fields } from './Fields.tsx';
import { Happenings } from './Happenings.tsx';
import { Indicators } from './Indicators.tsx';
import { PrintedRow } from './PrintedRow.tsx';
import { Section, SectionLevel } from './Section.tsx';
import { TaskHead } from './TaskHead.tsx';
import './task.css';

/** One task: at the left as printed and as understood, at the right everything that happened. */
export function TaskScreen() {
  const w = useWords('task');
  const task = useRoute((route) => route.params['task']);
  const {
    value: detail,
    error,
    reload,
  } = useAnswer('getTask', task === undefined ? null : { task }, { drafts: true });
  if (task === undefined)
    return (
      <EmptyState why={w.noTask}>
        <Button type="primary" onClick={() => go('ledger')}>
          {w.toLedger}
        </Button>
      </EmptyState>
    );
  if (error) return <Failure error={error} retry={reload} />;
  if (!detail) return <Loading />;
  return (
    <article className="page task-page" key={detail.row.id}>
      <Button type="link" className="task-back" onClick={() => go('ledger')}>
        {detail.ledger.title}
      </Button>
      <TaskHead detail={detail} level={1} />
      <SectionLevel value={2}>
        <div className="task-columns">
          <div>
            <Section title={w.printed}>
              <PrintedRow detail={detail} />
            </Section>
            <Section title={w.fields}>
              <Fields detail={detail} />
            </Section>
            {detail.indicators.length > 0 && (
              <Section title={w.indicators}>
                <Indicators indicators={detail.indicators} />
              </Section>
            )}
          </div>
          <div>
            <Happenings detail={detail} />
          </div>
        </div>
      </SectionLevel>
    </article>
  );
}
