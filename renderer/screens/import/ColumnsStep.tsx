import { Alert, Button, Descriptions, Flex, Table, Typography } from 'antd';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { go } from '../../routes/router.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { choose } from './actions.ts';
import { columnMeanings } from './column-meaning.ts';
import { type Draft, showStep } from './import-store.ts';

const NOTES_SHOWN = 5;

/** 范围与列: what was found in the document, before anybody looks at rows. */
export function ColumnsStep({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  const { list, name, known } = draft.preview;
  const groups = new Set(list.tasks.map(({ category }) => category).filter((category) => category !== null))
    .size;
  const same = known !== null && known.counts.new + known.counts.changed === 0;
  return (
    <div className="import-step">
      {known && <Known known={known} />}
      <section className="panel">
        <Typography.Title level={2} className="section-title">
          {w.found}
        </Typography.Title>
        <Descriptions
          size="small"
          column={{ xs: 1, md: 2 }}
          items={[
            { key: 'title', label: w.title, children: list.title ?? w.noTitle },
            { key: 'file', label: w.file, children: name },
            ...(list.preamble.length > 0
              ? [
                  {
                    key: 'preamble',
                    label: w.preamble,
                    children: <span className="text-block">{list.preamble.join('\n')}</span>,
                  },
                ]
              : []),
            {
              key: 'tasks',
              label: w.tasks,
              children: [
                fill(w.tasksCount, { count: list.tasks.length }),
                ...(groups > 0 ? [`${w.groups} ${fill(w.groupsCount, { count: groups })}`] : []),
              ].join('　'),
            },
          ]}
        />
      </section>
      <section className="panel">
        <Typography.Title level={2} className="section-title">
          {w.columns}
        </Typography.Title>
        <ColumnTable draft={draft} />
      </section>
      <section className="panel">
        <Typography.Title level={2} className="section-title">
          {w.notes}
        </Typography.Title>
        <Notes draft={draft} />
      </section>
      <Flex gap="small" justify="flex-end" wrap className="import-foot">
        <ActionButton action={choose} />
        {same && known && (
          <Button type="primary" onClick={() => go('ledger', { ledger: known.ledger.id })}>
            {w.nextLedger}
          </Button>
        )}
        <Button type={same ? 'default' : 'primary'} autoFocus={!same} onClick={() => showStep('review')}>
          {w.toReview}
        </Button>
      </Flex>
    </div>
  );
}

function Known({ known }: { readonly known: NonNullable<Draft['preview']['known']> }) {
  const w = useWords('importList');
  const same = known.counts.new + known.counts.changed === 0;
  return (
    <Alert
      type="info"
      showIcon
      title={fill(w.knownTitle, { name: known.ledger.name })}
      description={same ? w.knownSame : fill(w.knownCounts, { ...known.counts })}
    />
  );
}

function ColumnTable({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  const fieldWords = useWords('recordFields');
  const { scale } = useLook();
  const { list } = draft.preview;
  const meanings = columnMeanings(list);
  return (
    <Table
      size="small"
      rowKey="column"
      pagination={false}
      dataSource={list.columns.map((name, column) => ({
        column,
        name,
        meaning: meanings[column] ?? null,
        sample: list.tasks[0]?.cells[column] ?? '',
      }))}
      columns={[
        { title: w.column, dataIndex: 'name', width: 220 * scale },
        {
          title: w.meaning,
          width: 220 * scale,
          render: (_, { meaning }) =>
            meaning === null ? (
              <Typography.Text type="secondary">{w.meaningNone}</Typography.Text>
            ) : (
              fieldWords[meaning]
            ),
        },
        {
          title: w.sample,
          ellipsis: true,
          render: (_, { sample }) => <span title={sample}>{sample}</span>,
        },
      ]}
    />
  );
}

/** One line for each kind of doubt, with how often it comes. */
function Notes({ draft }: { readonly draft: Draft }) {
  const w = useWords('importList');
  const { notes } = draft.preview.list;
  const byMessage = Map.groupBy(notes, ({ message }) => message);
  const lines = [...byMessage].toSorted(([, a], [, b]) => b.length - a.length);
  if (lines.length === 0) return <span>{w.noNotes}</span>;
  const rest = lines.slice(NOTES_SHOWN).reduce((sum, [, same]) => sum + same.length, 0);
  return (
    <>
      <ul className="import-notes">
        {lines.slice(0, NOTES_SHOWN).map(([message, same]) => (
          <li key={message}>
            {message}
            <span className="small numbers import-note-count">
              {same.length > 1 ? ` ×${same.length}` : (rowText(same[0]?.task ?? null, w.noteRow) ?? '')}
            </span>
          </li>
        ))}
      </ul>
      {rest > 0 && <Typography.Text type="secondary">{fill(w.noteMore, { count: rest })}</Typography.Text>}
    </>
  );
}

const rowText = (row: number | null, text: string): string | null =>
  row === null ? null : ` ${fill(text, { row })}`;
