import { Button, Flex, Typography } from 'antd';
import type { Workbench as WorkbenchView } from '../../../shared/model/views.ts';
import { turns } from '../../../shared/rules/collecting.ts';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { periodText } from '../../parts/period-text.ts';
import { go, useRoute } from '../../routes/router.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { fill, useWords } from '../../words/words.ts';
import { BackupReminder } from './BackupReminder.tsx';
import { EventPanel } from './EventPanel.tsx';
import { FirstSteps } from './FirstSteps.tsx';
import { headlineOf } from './headline.ts';
import { LedgerPanel } from './LedgerPanel.tsx';
import { LightPanel } from './LightPanel.tsx';
import { OpenDifferences } from './OpenDifferences.tsx';
import { ReminderPanel } from './ReminderPanel.tsx';
import { ReportingPanel } from './ReportingPanel.tsx';
import { TodoPanel } from './TodoPanel.tsx';
import { UnfinishedLists } from './UnfinishedLists.tsx';
import './workbench.css';

/** What is due, what is missing, what came and went. */
export function Workbench() {
  const asked = useRoute(({ params }) => turns.find((turn) => turn === params['turn']));
  const { value, error, reload } = useWorkbench(asked);
  if (!value)
    return error ? (
      <div className="page">
        <Failure error={error} retry={reload} />
      </div>
    ) : (
      <Loading />
    );
  if (value.ledgers.length === 0) return <FirstSteps />;
  return (
    <section className="page">
      <HeadlineBar workbench={value} />
      <OpenDifferences />
      <BackupReminder />
      <UnfinishedLists />
      <div className="workbench">
        <Flex vertical gap="middle">
          <TodoPanel workbench={value} />
          <ReminderPanel reminders={value.reminders} />
          {value.below.units > 0 && <ReportingPanel below={value.below} />}
        </Flex>
        <Flex vertical gap="middle">
          <LightPanel lights={value.lights} />
          <LedgerPanel ledgers={value.ledgers} />
          <EventPanel events={value.events} />
        </Flex>
      </div>
    </section>
  );
}

function HeadlineBar({ workbench }: { readonly workbench: WorkbenchView }) {
  const w = useWords('workbench');
  const language = useLanguage();
  const answersToNobody = useSession()?.reports === false;
  const { text, period, count, start } = headlineOf(workbench, answersToNobody);
  const sentence = fill(w[text], { period: periodText(period, language), count });
  return (
    <Flex align="center" gap="middle" wrap className="panel workbench-headline">
      <Typography.Title level={1} className="page-title">
        {sentence}
      </Typography.Title>
      {start && (
        <Button type="primary" size="large" onClick={() => go(start.screen)}>
          {w[start.verb]}
        </Button>
      )}
    </Flex>
  );
}
