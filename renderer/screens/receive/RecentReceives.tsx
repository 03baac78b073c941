import { Button, Table, Typography } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { ReceiveEntry } from '../../../shared/model/views.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { codeText } from './code-text.ts';
import { kindName } from './kind-name.ts';
import { Mark } from './Mark.tsx';
import { undoReceive, useReceive } from './receive-store.ts';
import { UndoFailure } from './UndoFailure.tsx';

interface RecentReceivesProps {
  readonly receives: readonly ReceiveEntry[];
  /** Receives that a card above shows with its own refusal. */
  readonly onCards: ReadonlySet<string>;
}

/** 最近接收: what was received, taken back or not; the newest can be taken back. */
export function RecentReceives({ receives, onCards }: RecentReceivesProps) {
  const w = useWords('receive');
  const { scale } = useLook();
  const failure = useReceive((state) => state.undoFailure);
  return (
    <section className="panel">
      <Typography.Title level={2} className="section-title">
        {w.recent}
      </Typography.Title>
      {failure && !onCards.has(failure.receive) && <UndoFailure error={failure.error} />}
      {receives.length === 0 ? (
        <EmptyState why={w.recentNone} />
      ) : (
        <Table<ReceiveEntry>
          size="small"
          rowKey="id"
          pagination={receives.length > 10 ? { pageSize: 10, showSizeChanger: false } : false}
          scroll={{ x: 1040 * scale }}
          dataSource={[...receives]}
          columns={[
            {
              title: w.when,
              dataIndex: 'at',
              width: 140 * scale,
              align: 'center',
              className: 'numbers',
              render: momentOf,
            },
            { title: w.kind, width: 76 * scale, render: (_, { bundle }) => kindName(bundle.kind, w) },
            {
              title: w.from,
              ellipsis: true,
              render: (_, { bundle }) => <span title={bundle.from.name}>{bundle.from.name}</span>,
            },
            { title: w.file, ellipsis: true, render: (_, { file }) => <span title={file}>{file}</span> },
            {
              title: w.counts,
              width: 250 * scale,
              className: 'numbers',
              render: (_, { counts }) => fill(w.receivedCounts, { ...counts }),
            },
            {
              title: w.code,
              width: 100 * scale,
              align: 'center',
              className: 'numbers',
              render: (_, { code }) => <span className="code-cell">{codeText(code)}</span>,
            },
            {
              key: 'undo',
              title: <ActsTitle />,
              fixed: 'end',
              width: 170 * scale,
              align: 'right',
              render: (_, { id, file, undoneAt, undoable }) => (
                <>
                  {undoneAt !== null && (
                    <Mark tone="plain">{fill(w.isUndone, { when: momentOf(undoneAt).slice(5) })}</Mark>
                  )}
                  {undoable && (
                    <Button size="small" type="link" onClick={() => void undoReceive(id, file)}>
                      {w.undo}
                    </Button>
                  )}
                </>
              ),
            },
          ]}
        />
      )}
    </section>
  );
}
