import { Button, Table } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { RestorePoint } from '../../../shared/model/views.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { bytesText } from '../../parts/bytes.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { reasonText } from './reason-text.ts';

/** 备份点, newest first, each with what has happened since and a look at what going back would do. */
export function RestorePoints({ points }: { readonly points: readonly RestorePoint[] }) {
  const w = useWords('backups');
  const { scale } = useLook();
  return (
    <Table<RestorePoint>
      size="small"
      rowKey="name"
      pagination={false}
      dataSource={points.toSorted((a, b) => b.at - a.at)}
      scroll={{ x: 760 * scale }}
      columns={[
        { title: w.when, dataIndex: 'at', width: 150 * scale, className: 'numbers', render: momentOf },
        {
          title: w.reason,
          dataIndex: 'reason',
          width: 110 * scale,
          render: (reason: RestorePoint['reason']) => reasonText(reason, w),
        },
        { title: w.since, dataIndex: 'since', render: (since: RestorePoint['since']) => sinceText(since, w) },
        {
          title: w.size,
          dataIndex: 'bytes',
          width: 90 * scale,
          align: 'right',
          className: 'numbers',
          render: bytesText,
        },
        {
          key: 'look',
          title: <ActsTitle />,
          width: 150 * scale,
          align: 'center',
          render: (_, { name, at }) => (
            <Button
              size="small"
              type="link"
              onClick={() => openDialog({ kind: 'restorePreview', source: { kind: 'snapshot', name, at } })}
            >
              {w.look}
            </Button>
          ),
        },
      ]}
    />
  );
}

function sinceText(since: RestorePoint['since'], w: Words['backups']): string {
  if (since === null) return w.sinceParted;
  const parts = [
    since.reports > 0 && fill(w.sinceReports, { count: since.reports }),
    since.receives > 0 && fill(w.sinceReceives, { count: since.receives }),
    since.exports > 0 && fill(w.sinceExports, { count: since.exports }),
    since.changes > 0 && fill(w.sinceChanges, { count: since.changes }),
  ].filter((part) => part !== false);
  return parts.length === 0 ? w.sinceNothing : parts.join(w.sinceJoin);
}
