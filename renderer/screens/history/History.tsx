import { Button, Flex, Input, Select, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import type { HistoryEntry } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { useSize } from '../ledger/use-size.ts';
import { ChangeList } from './ChangeList.tsx';
import { fieldText, isSaid, kindText, type Speech, valueText } from './change-text.ts';
import { filterHistory, kindsOf } from './filter.ts';
import { useSpeech } from './use-speech.ts';
import { WalkedTable } from './WalkedTable.tsx';
import './history.css';

const PAGE = 300;

/** 留痕: every change of every record, newest first. */
export function History() {
  const w = useWords('history');
  const names = useWords('screens');
  const speech = useSpeech();
  const { params } = useRoute();
  const kind = params['kind'] ?? '';
  const [search, setSearch] = useState('');
  const [older, setOlder] = useState<readonly HistoryEntry[]>([]);
  const read = useAnswer('listHistory', { task: null, before: null, limit: PAGE });
  const newest = read.value;

  // Newer entries push the page down: what was fetched behind the old one would leave a gap.
  useEffect(() => {
    if (newest) setOlder([]);
  }, [newest]);

  const entries = [...(newest ?? []), ...older];
  const shown = filterHistory(entries, kind, search);
  const last = entries.at(-1);
  const full = entries.length > 0 && entries.length % PAGE === 0;
  const fetchOlder = async () => {
    if (!last) return;
    const answer = await call('listHistory', { task: null, before: last.seq, limit: PAGE });
    if (answer.ok) setOlder((known) => [...known, ...answer.value]);
  };

  return (
    <Page full title={names.history}>
      {read.error && <Failure error={read.error} retry={read.reload} />}
      {!newest && read.loading && <Loading />}
      {newest?.length === 0 && (
        <div className="panel">
          <EmptyState why={w.empty}>
            <Button type="primary" onClick={() => go('receive')}>
              {w.emptyNext}
            </Button>
          </EmptyState>
        </div>
      )}
      {entries.length > 0 && (
        <>
          <Flex gap="small" wrap align="center" className="history-tools">
            <Select
              className="history-kind"
              aria-label={w.filterKind}
              value={kind}
              onChange={(next) => go('history', next === '' ? {} : { kind: next }, { replace: true })}
              options={[
                { value: '', label: w.allKinds },
                ...kindsOf(entries).map((value) => ({ value, label: kindText(value, speech.words) })),
              ]}
            />
            <Input.Search
              allowClear
              className="history-search"
              aria-label={w.search}
              placeholder={w.search}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <Typography.Text type="secondary" className="numbers" role="status">
              {fill(shown.length === entries.length ? w.count : w.countOf, {
                count: entries.length,
                shown: shown.length,
              })}
            </Typography.Text>
            {full && (
              <Button size="small" type="link" onClick={() => void fetchOlder()}>
                {fill(w.older, { count: PAGE })}
              </Button>
            )}
          </Flex>
          <HistoryTable entries={shown} speech={speech} />
        </>
      )}
    </Page>
  );
}

interface HistoryTableProps {
  readonly entries: readonly HistoryEntry[];
  readonly speech: Speech;
}

function HistoryTable({ entries, speech }: HistoryTableProps) {
  const w = useWords('history');
  const names = useWords('screens');
  const { scale } = useLook();
  const [box, size] = useSize<HTMLDivElement>();
  return (
    <div className="history-table" ref={box}>
      {size && (
        <WalkedTable<HistoryEntry>
          label={names.history}
          rows={entries}
          keyOf={({ seq }) => String(seq)}
          width={900 * scale}
          height={Math.max(120, size.height - 40 * scale)}
          empty={w.emptyFiltered}
          canOpen={({ changes }) => changes.some(isSaid)}
          renderOpen={({ kind, changes, action }) => (
            <ChangeList kind={kind} changes={changes} speech={speech} created={action === 'created'} />
          )}
          columns={[
            {
              title: w.when,
              dataIndex: 'at',
              width: 140 * scale,
              align: 'center',
              className: 'numbers',
              render: momentOf,
            },
            { title: w.who, dataIndex: 'who', width: 140 * scale, ellipsis: true },
            { title: w.action, width: 130 * scale, ellipsis: true, render: (_, entry) => actText(entry, w) },
            { title: w.kind, width: 80 * scale, render: (_, entry) => kindText(entry.kind, speech.words) },
            { title: w.item, ellipsis: true, render: (_, entry) => <Line text={labelText(entry, speech)} /> },
            {
              title: w.change,
              ellipsis: true,
              render: (_, entry) => <Line text={changeText(entry, speech, w)} />,
            },
          ]}
        />
      )}
    </div>
  );
}

const Line = ({ text }: { readonly text: string }) => <span title={text}>{text}</span>;

function actText({ action, via }: HistoryEntry, w: Words['history']): string {
  const act = { created: w.actionCreated, changed: w.actionChanged, removed: w.actionRemoved }[action];
  const how = {
    local: w.viaLocal,
    receive: w.viaReceive,
    undo: w.viaUndo,
    restore: w.viaRestore,
    import: w.viaImport,
  }[via];
  return via === 'local' ? act : `${act} · ${how}`;
}

/** A record without a name of its own is called by its file or its kind. */
function labelText({ label, kind, changes }: HistoryEntry, { words }: Speech): string {
  if (label !== kind) return label;
  const file = changes.find(({ field }) => field === 'file')?.new;
  return typeof file === 'string' ? file : kindText(kind, words);
}

function changeText({ kind, changes, action }: HistoryEntry, speech: Speech, w: Words['history']): string {
  const said = changes.filter(isSaid);
  const [first] = said;
  if (!first || action !== 'changed') return '';
  const text = fill(w.becomes, {
    field: fieldText(kind, first.field, speech.words),
    old: valueText(kind, first.field, first.old, speech),
    new: valueText(kind, first.field, first.new, speech),
  });
  return said.length === 1 ? text : text + fill(w.moreChanges, { count: said.length - 1 });
}
