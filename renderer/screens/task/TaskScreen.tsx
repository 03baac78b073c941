import { Button } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { useWords } from '../../words/words.ts';
import { RolledSection } from '../year/RolledSection.tsx';
import { Assignments } from './Assignments.tsx';
import { ClosingSection } from './ClosingSection.tsx';
import { CycleSection } from './CycleSection.tsx';
import { Fields } from './Fields.tsx';
import { Indicators } from './Indicators.tsx';
import { MilestoneSection } from './milestones/MilestoneSection.tsx';
import { PrintedRow } from './PrintedRow.tsx';
import { PartsSection } from './parts/PartsSection.tsx';
import { Section, SectionLevel } from './Section.tsx';
import { SectionsSection } from './sections/SectionsSection.tsx';
import { Instructions } from './story/Instructions.tsx';
import { TaskHead } from './TaskHead.tsx';
import { TimeLine } from './TimeLine.tsx';
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
            <Instructions instructions={detail.instructions} />
            <CycleSection detail={detail} />
            <ClosingSection detail={detail} />
            <MilestoneSection detail={detail} />
            <PartsSection detail={detail} />
            <RolledSection detail={detail} />
            <SectionsSection detail={detail} />
            <Section title={w.assignments}>
              <Assignments detail={detail} />
            </Section>
            <Section title={w.timeLine}>
              <TimeLine detail={detail} />
            </Section>
          </div>
        </div>
      </SectionLevel>
    </article>
  );
}
