import { Tabs } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../words/words.ts';
import { PointsSwitch } from '../points/PointsSwitch.tsx';
import { looksDown } from '../screen.ts';
import { CalendarPanel } from './CalendarPanel.tsx';
import { CheckRules } from './CheckRules.tsx';
import { CyclePanel } from './CyclePanel.tsx';
import { LightRules } from './LightRules.tsx';
import './rules.css';

/** By what is judged and when is reported: light rules, report cycles, working days. */
export function Rules() {
  const w = useWords('rules');
  const points = useWords('points');
  const names = useWords('screens');
  const session = useSession();
  const checks = useWords('checks');
  const part = useRoute((route) => route.params['part'] ?? 'lights');
  const { value, error, reload } = useAnswer('getRules', {});
  if (error) return <Failure error={error} retry={reload} />;
  if (!value) return <Loading />;
  return (
    <Page title={names.rules}>
      <Tabs
        activeKey={part}
        onChange={(key) => go('rules', key === 'lights' ? {} : { part: key }, { replace: true })}
        items={[
          { key: 'lights', label: w.lights, children: <LightRules rules={value} /> },
          { key: 'checks', label: checks.tab, children: <CheckRules /> },
          { key: 'cycles', label: w.cycles, children: <CyclePanel /> },
          { key: 'calendar', label: w.calendar, children: <CalendarPanel rules={value} /> },
          ...(session && looksDown(session)
            ? [{ key: 'points', label: points.tab, children: <PointsSwitch /> }]
            : []),
        ]}
      />
    </Page>
  );
}
