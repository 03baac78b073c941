import { Segmented } from 'antd';
import { memo, useMemo, useState } from 'react';
import type { Counts, PreviewItem } from '../../../shared/model/views.ts';
import { rowHeightOf } from '../../theme/theme.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { ChangeList } from '../history/ChangeList.tsx';
import { fieldText, isSaid, kindText, type Speech, valueText } from '../history/change-text.ts';
import { essence } from '../history/telling.ts';
import { useSpeech } from '../history/use-speech.ts';
import { WalkedTable } from '../history/WalkedTable.tsx';
import { StatusMark, statuses, statusText } from './StatusMark.tsx';

interface PreviewTableProps {
  readonly items: readonly PreviewItem[];
  readonly counts: Counts;
}

const ROWS_SHOWN = 8;

/** What a file would do, item by item. The filter only filters. */
export const PreviewTable = memo(Items);

function Items({ items, counts }: PreviewTableProps) {
  const w = useWords('receive');
  const look = useLook();
  const [filter, setFilter] = useState<PreviewItem['status'] | 'all'>(() => firstFilter(counts));
  const unitNames = useMemo(
    () => new Map(items.filter(({ kind }) => kind === 'unit').map(({ record, label }) => [record, label])),
    [items],
  );
  const speech = useSpeech(unitNames);
  const shown = useMemo(
    () => items.filter(({ status }) => filter === 'all' || status === filter),
    [items, filter],
  );
  const total = statuses.reduce((sum, status) => sum + counts[status], 0);
  const more = (filter === 'all' ? total : counts[filter]) - shown.length;
  return (
    <div className="preview-table">
      <Segmented
        aria-label={w.filter}
        value={filter}
        onChange={setFilter}
        options={[
          { value: 'all', label: fill(w.all, { count: total }) },
          ...statuses.map((status) => ({
            value: status,
            label: fill(w.countOf, { status: statusText(status, w), count: counts[status] }),
            disabled: counts[status] === 0,
          })),
        ]}
      />
      {more > 0 && <p className="small numbers">{fill(w.notListed, { shown: shown.length, more })}</p>}
      <WalkedTable<PreviewItem>
        label={w.item}
        rows={shown}
        keyOf={keyOf}
        width={720 * look.scale}
        height={rowHeightOf(look) * Math.min(ROWS_SHOWN, Math.max(1, shown.length))}
        empty={w.nothingShown}
        canOpen={({ changes }) => changes.some(isSaid)}
        renderOpen={({ kind, changes, status }) => (
          <ChangeList kind={kind} changes={changes} speech={speech} created={status === 'new'} />
        )}
        columns={[
          {
            title: w.status,
            dataIndex: 'status',
            width: 76 * look.scale,
            render: (_, { status }) => <StatusMark status={status} />,
          },
          {
            title: w.kind,
            dataIndex: 'kind',
            width: 68 * look.scale,
            render: (kind: string) => kindText(kind, speech.words),
          },
          { title: w.item, ellipsis: true, render: (_, item) => <Line text={labelText(item, speech)} /> },
          {
            title: w.change,
            ellipsis: true,
            render: (_, item) => <Line text={changeText(item, speech, w)} />,
          },
        ]}
      />
    </div>
  );
}

const keyOf = ({ status, record }: PreviewItem): string => `${status}-${record}`;

const Line = ({ text }: { readonly text: string }) => <span title={text}>{text}</span>;

/** What a person wants to see first: the refusals, else the changes, else what is new. */
const firstFilter = ({ refused, changed }: Counts): PreviewItem['status'] | 'all' =>
  refused > 0 ? 'refused' : changed > 0 ? 'changed' : 'all';

/** A record without a name of its own is called by its kind. */
const labelText = ({ label, kind }: PreviewItem, { words }: Speech): string =>
  label === kind ? kindText(kind, words) : label;

function changeText(item: PreviewItem, speech: Speech, w: Words['receive']): string {
  if (item.reason !== null) return item.reason;
  const changes = item.changes.filter(isSaid);
  const [first] = changes;
  if (!first || item.status !== 'changed') return essence(item.kind, changes, speech);
  const text = fill(w.becomes, {
    field: fieldText(item.kind, first.field, speech.words),
    old: valueText(item.kind, first.field, first.old, speech),
    new: valueText(item.kind, first.field, first.new, speech),
  });
  return changes.length === 1 ? text : text + fill(w.moreChanges, { count: changes.length - 1 });
}
