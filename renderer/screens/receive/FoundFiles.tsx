import { Button, Flex, Table, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { bytesText } from '../../parts/bytes.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { type FoundFile, isLikely } from './found.ts';
import { InstallerPanel } from './InstallerPanel.tsx';
import { Mark } from './Mark.tsx';
import { openBundles, useReceive } from './receive-store.ts';
import { useFound } from './use-found.ts';

/** What lies on the stick: the likely ones are listed, the others on request. */
export function FoundFiles() {
  const w = useWords('receive');
  const { scale } = useLook();
  const [all, setAll] = useState(false);
  const opened = useDeferredValue(useReceive((state) => state.entries));
  const { files, installers, look } = useFound();
  const openedPaths = new Set(opened.map(({ path }) => path));
  const waiting = files.filter(({ place }) => !openedPaths.has(place.path));
  const likely = waiting.filter(isLikely);
  const shown = all ? waiting : likely;
  const others = waiting.length - likely.length;
  return (
    <>
      <section className="panel">
        <Flex justify="space-between" align="center" wrap gap="small">
          <Typography.Title level={2} className="section-title">
            {w.foundTitle}
          </Typography.Title>
          <Flex gap="small" wrap>
            {likely.length > 1 && (
              <Button size="small" onClick={() => void openBundles(likely.map(({ place }) => place.path))}>
                {fill(w.openAll, { count: likely.length })}
              </Button>
            )}
            <Button size="small" type="text" onClick={look}>
              {w.foundAgain}
            </Button>
          </Flex>
        </Flex>
        {shown.length === 0 ? (
          <Typography.Text type="secondary">{w.foundNone}</Typography.Text>
        ) : (
          <Table<FoundFile>
            size="small"
            rowKey={({ place }) => place.path}
            pagination={shown.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
            scroll={{ x: 640 * scale }}
            dataSource={[...shown]}
            columns={[
              {
                title: w.file,
                ellipsis: true,
                render: (_, { place }) => <span title={place.path}>{place.name}</span>,
              },
              { title: w.where, dataIndex: 'where', width: 150 * scale, ellipsis: true },
              {
                title: w.modified,
                width: 140 * scale,
                align: 'center',
                className: 'numbers',
                render: (_, { place }) => (place.modified === null ? '' : momentOf(place.modified)),
              },
              {
                title: w.size,
                width: 80 * scale,
                align: 'right',
                className: 'numbers',
                render: (_, { place }) => (place.bytes === null ? '' : bytesText(place.bytes)),
              },
              {
                key: 'act',
                title: <ActsTitle />,
                fixed: 'end',
                width: (all ? 180 : 90) * scale,
                align: 'right',
                render: (_, file) => (
                  <Flex justify="flex-end" align="center">
                    {file.received && <Mark tone="plain">{w.foundReceived}</Mark>}
                    {!file.received && file.guess === 'others' && (
                      <Mark tone="plain">{w.foundForOthers}</Mark>
                    )}
                    <Button
                      size="small"
                      type="link"
                      aria-label={`${w.openOne} ${file.place.name}`}
                      onClick={() => void openBundles([file.place.path])}
                    >
                      {w.openOne}
                    </Button>
                  </Flex>
                ),
              },
            ]}
          />
        )}
        {others > 0 && (
          <Button size="small" type="link" className="found-others" onClick={() => setAll(!all)}>
            {all ? w.foundHide : fill(w.foundOthers, { count: others })}
          </Button>
        )}
      </section>
      <InstallerPanel installers={installers} />
    </>
  );
}
