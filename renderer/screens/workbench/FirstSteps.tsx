import { Card, Typography } from 'antd';
import { isOffered } from '../../actions/action.ts';
import { perform } from '../../actions/perform.ts';
import { useRoute } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { useWords, words } from '../../words/words.ts';
import { firstSteps } from './actions.ts';
import { UnfinishedLists } from './UnfinishedLists.tsx';

/** There is no ledger yet: the three ways to one. */
export function FirstSteps() {
  const w = useWords('workbench');
  const session = useSession();
  const route = useRoute();
  const steps = firstSteps.filter(
    ({ action }) => session && isOffered(action, { session, route: { ...route, screen: 'workbench' } }),
  );
  return (
    <section className="page">
      <Typography.Title level={1} className="page-title">
        {w.emptyTitle}
      </Typography.Title>
      <Typography.Paragraph type="secondary">{w.emptyBody}</Typography.Paragraph>
      <UnfinishedLists />
      <div className="first-steps">
        {steps.map(({ action, note }) => (
          <Card
            key={action.id}
            hoverable
            role="button"
            tabIndex={0}
            onClick={() => perform(action)}
            onKeyDown={(event) => event.key === 'Enter' && perform(action)}
          >
            <Card.Meta
              avatar={action.icon && <action.icon />}
              title={action.label(words())}
              description={w[note]}
            />
          </Card>
        ))}
      </div>
    </section>
  );
}
