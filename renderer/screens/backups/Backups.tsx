import { Typography } from 'antd';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Page } from '../../parts/Page.tsx';
import { useSession } from '../../state/session.ts';
import { useWords } from '../../words/words.ts';
import { makeBackup, restoreFile } from './actions.ts';
import { SnapshotTable } from './SnapshotTable.tsx';

export function Backups() {
  const w = useWords('backups');
  const names = useWords('screens');
  const snapshots = useSession()?.store.snapshots ?? [];
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
      <div className="panel">
        <Typography.Title level={2} className="section-title">
          {w.snapshots}
        </Typography.Title>
        {snapshots.length === 0 ? (
          <EmptyState why={w.noSnapshots} />
        ) : (
          <SnapshotTable snapshots={snapshots} />
        )}
      </div>
    </Page>
  );
}
