import { Typography } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Page } from '../../parts/Page.tsx';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { makeBackup, restoreFile } from './actions.ts';
import { RestorePoints } from './RestorePoints.tsx';

export function Backups() {
  const w = useWords('backups');
  const names = useWords('screens');
  const { value, error, reload } = useAnswer('listRestorePoints', {});
  const last = useSession()?.backup.last ?? null;
  return (
    <Page
      title={names.backups}
      actions={
        <>
          <ActionButton action={restoreFile} />
          <ActionButton action={makeBackup} type="primary" />
        </>
      }
    >
      <Typography.Paragraph type="secondary">{w.intro}</Typography.Paragraph>
      <Typography.Paragraph>
        {last === null
          ? w.lastNever
          : fill(last.otherMedium ? w.lastElsewhere : w.lastHere, {
              when: momentOf(last.at),
              path: last.path,
            })}
      </Typography.Paragraph>
      <div className="panel">
        <Typography.Title level={2} className="section-title">
          {w.snapshots}
        </Typography.Title>
        {error && <Failure error={error} retry={reload} />}
        {value?.length === 0 && <EmptyState why={w.noSnapshots} />}
        {value && value.length > 0 && <RestorePoints points={value} />}
      </div>
    </Page>
  );
}
