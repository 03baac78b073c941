import { Button, Flex, Typography } from 'antd';
import type { Session } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { Footer } from '../../frame/Footer.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { loadSession } from '../../state/load-session.ts';
import { fill, useWords } from '../../words/words.ts';
import { restoreFile } from '../backups/actions.ts';
import { SnapshotTable } from '../backups/SnapshotTable.tsx';
import '../first-run/first-run.css';

interface ReadOnlyProps {
  readonly session: Session;
  readonly look: () => void;
}

/** The store can't be written: why, what can be restored, and the ways on. */
export function ReadOnly({ session, look }: ReadOnlyProps) {
  const w = useWords('readOnly');
  const { error, path, snapshots } = session.store;
  return (
    <div className="first-run">
      <main className="first-run-main">
        <Flex vertical gap="middle" className="panel first-run-panel">
          <Typography.Title level={1} className="first-run-title">
            {w.title}
          </Typography.Title>
          {error && <Failure error={error} />}
          <section>
            <Typography.Title level={2} className="section-title">
              {w.snapshots}
            </Typography.Title>
            {snapshots.length === 0 ? <EmptyState why={w.none} /> : <SnapshotTable snapshots={snapshots} />}
          </section>
          <Flex gap="small" wrap>
            <ActionButton action={restoreFile} type="primary" />
            <Button onClick={() => void loadSession()}>{w.retry}</Button>
            {session.unit && <Button onClick={look}>{w.look}</Button>}
          </Flex>
          <Typography.Text type="secondary" className="small">
            {fill(w.where, { path })}
          </Typography.Text>
        </Flex>
      </main>
      <Footer session={null} />
    </div>
  );
}
