import { Alert, Button, Space, Table } from 'antd';
import type { ExportedFile } from '../../../shared/model/views.ts';
import { bytesText } from '../../parts/bytes.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { writeCover } from '../transmissions/actions.ts';
import type { Direction } from './choice.ts';
import { changeSend, showInFolder } from './send-store.ts';

interface SentFilesProps {
  readonly direction: Direction;
  readonly done: {
    readonly folder: string;
    readonly files: readonly ExportedFile[];
    readonly byPassword: boolean;
  };
}

/** What was written just now, and what to do with the stick. */
export function SentFiles({ direction, done: { folder, files, byPassword } }: SentFilesProps) {
  const w = useWords('send');
  const register = useWords('transmissions');
  const { scale } = useLook();
  const [first] = files;
  return (
    <section className="send-done" role="status">
      <Alert
        type="success"
        showIcon
        closable={{ onClose: () => changeSend(direction, { done: null }) }}
        title={fill(w.doneTitle, { count: files.length, folder })}
        description={byPassword ? `${w.eject}${w.tellPassword}` : w.eject}
        action={
          first && (
            <Space wrap>
              {direction === 'up' &&
                files.map(({ id, path, to }) => (
                  <Button key={id} onClick={() => void writeCover(id, path)}>
                    {files.length === 1 ? register.cover : `${register.cover}（${to.name}）`}
                  </Button>
                ))}
              <Button onClick={() => showInFolder(first.path)}>{w.show}</Button>
            </Space>
          )
        }
      />
      <Table<ExportedFile>
        size="small"
        rowKey="id"
        pagination={files.length > 8 ? { pageSize: 8, showSizeChanger: false } : false}
        scroll={{ x: 560 * scale }}
        dataSource={[...files]}
        columns={[
          {
            title: w.file,
            ellipsis: true,
            render: (_, { path }) => <span title={path}>{path.split(/[\\/]/).at(-1)}</span>,
          },
          { title: w.to, ellipsis: true, render: (_, { to }) => to.name },
          {
            title: w.size,
            dataIndex: 'bytes',
            width: 90 * scale,
            align: 'right',
            className: 'numbers',
            render: bytesText,
          },
        ]}
      />
    </section>
  );
}
