import { Button, Table } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { Snapshot } from '../../../shared/model/views.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { bytesText } from '../../parts/bytes.ts';
import { useWords } from '../../words/words.ts';
import { restoreFromSnapshot } from './acts.ts';
import { reasonText } from './reason-text.ts';

/** The snapshots of a store that can't be read, newest first, each with the way back to it. */
export function SnapshotTable({ snapshots }: { readonly snapshots: readonly Snapshot[] }) {
  const w = useWords('backups');
  return (
    <Table<Snapshot>
      size="small"
      rowKey="name"
      pagination={false}
      dataSource={snapshots.toSorted((a, b) => b.at - a.at)}
      columns={[
        { title: w.when, dataIndex: 'at', className: 'numbers', render: momentOf },
        {
          title: w.reason,
          dataIndex: 'reason',
          render: (reason: Snapshot['reason']) => reasonText(reason, w),
        },
        { title: w.size, dataIndex: 'bytes', align: 'right', className: 'numbers', render: bytesText },
        {
          key: 'restore',
          title: <ActsTitle />,
          align: 'center',
          render: (_, snapshot) => (
            <Button size="small" type="link" onClick={() => void restoreFromSnapshot(snapshot)}>
              {w.restore}
            </Button>
          ),
        },
      ]}
    />
  );
}
