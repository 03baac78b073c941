import type { TaskDetail } from '../../../shared/model/views.ts';
import { useWords } from '../../words/words.ts';
import { RolledSection } from '../year/RolledSection.tsx';
import { Assignments } from './Assignments.tsx';
import { ClosingSection } from './ClosingSection.tsx';
import { CycleSection } from './CycleSection.tsx';
import { MilestoneSection } from './milestones/MilestoneSection.tsx';
import { PartsSection } from './parts/PartsSection.tsx';
import { Section } from './Section.tsx';
import { SectionsSection } from './sections/SectionsSection.tsx';
import { InsideInstructions, Instructions } from './story/Instructions.tsx';
import { TimeLine } from './TimeLine.tsx';

/** Everything that happened to a task, on its own screen and beside the ledger. */
export function Happenings({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('task');
  return (
    <>
      <Instructions instructions={detail.instructions} />
      <InsideInstructions inside={detail.inside} />
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
    </>
  );
}
