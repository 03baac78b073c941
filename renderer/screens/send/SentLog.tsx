import { Button, Table, Typography } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { Transmission } from '../../../shared/model/views.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { useLook } from '../../theme/use-look.ts';
import { useWords } from '../../words/words.ts';
import { ConfirmCode } from './ConfirmCode.tsx';
import { StatusText } from './StatusText.tsx';
import { showInFolder } from './send-store.ts';

/** 发送记录: what went out to whom, and which of it is known to have arrived. */
export function SentLog({ entries }: { readonly entries: readonly Transmission[] }) {
  const w = useWords('send');
  const { scale } = useLook();
  return (
    <section className="panel">
      <Typography.Title level={2} className="section-title">
        {w.log}
      </Typography.Title>
      {entries.some(({ status }) => status === 'exported') && (
        <div className="send-code">
          <ConfirmCode />
        </div>
      )}
      {entries.length === 0 ? (
        <Typography.Text type="secondary">{w.logEmpty}</Typography.Text>
      ) : (
        <Table<Transmission>
          size="small"
          rowKey="id"
          pagination={entries.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          scroll={{ x: 760 * scale }}
          dataSource={[...entries]}
          columns={[
            {
              title: w.when,
              dataIndex: 'at',
              width: 140 * scale,
              align: 'center',
              className: 'numbers',
              render: momentOf,
            },
            { title: w.to, ellipsis: true, render: (_, { to }) => to.name },
            {
              title: w.file,
              ellipsis: true,
              render: (_, { file }) => <span title={file}>{file.split(/[\\/]/).at(-1)}</span>,
            },
            {
              title: w.records,
              dataIndex: 'records',
              width: 70 * scale,
              align: 'right',
              className: 'numbers',
            },
            {
              title: w.status,
              width: 90 * scale,
              align: 'center',
              render: (_, { status }) => <StatusText progress={status} />,
            },
            {
              key: 'show',
              title: <ActsTitle />,
              fixed: 'end',
              width: 130 * scale,
              align: 'right',
              render: (_, { file }) => (
                <Button size="small" type="link" onClick={() => showInFolder(file)}>
                  {w.show}
                </Button>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
