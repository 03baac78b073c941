import { Button, Flex, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import type { RestoreItem, RestorePreview } from '../../../shared/model/views.ts';
import { type Look, rowHeightOf } from '../../theme/theme.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { ChangeList } from '../history/ChangeList.tsx';
import { type Change, fieldText, isSaid, kindText, valueText } from '../history/change-text.ts';
import { essence } from '../history/telling.ts';
import { useSpeech } from '../history/use-speech.ts';
import { WalkedTable } from '../history/WalkedTable.tsx';
import { bringTaskBack } from './acts.ts';

interface RestorePreviewTableProps {
  readonly preview: RestorePreview;
  /** The snapshot from which a single task can be brought back; null for a file. */
  readonly snapshot: string | null;
}

type Filter = RestoreItem['change'] | 'all';

const changes: readonly RestoreItem['change'][] = ['lost', 'older', 'back'];
const ROWS_AT_LEAST = 3;
/** Around the rows in their dialog: what grows with the text (px at 100 %), and the space above and below the dialog. */
const AROUND_ROWS = 196;
const AROUND_DIALOG = 24;

/** Item by item what would become of the present store. The filter only filters. */
export function RestorePreviewTable({ preview, snapshot }: RestorePreviewTableProps) {
  const w = useWords('backups');
  const receive = useWords('receive');
  const look = useLook();
  const speech = useSpeech();
  const [filter, setFilter] = useState<Filter>('all');
  const { counts, items } = preview;
  const shown = useMemo(
    () => items.filter(({ change }) => filter === 'all' || change === filter),
    [items, filter],
  );
  const ofUnits = useMemo(() => items.some(({ unit }) => unit !== null), [items]);
  const words: Readonly<Record<RestoreItem['change'], string>> = {
    lost: w.lost,
    older: w.older,
    back: w.back,
  };
  const total = counts.lost + counts.older + counts.back;
  const more = (filter === 'all' ? total : counts[filter]) - shown.length;
  const unitColumn = {
    title: w.unit,
    dataIndex: 'unit',
    width: 128 * look.scale,
    ellipsis: true,
    render: (unit: string | null) => <Line text={unit ?? ''} />,
  };
  return (
    <div className="preview-table">
      <Flex gap="small" align="center" wrap>
        <Segmented<Filter>
          aria-label={receive.filter}
          value={filter}
          onChange={setFilter}
          options={[
            { value: 'all', label: fill(receive.all, { count: total }) },
            ...changes.map((change) => ({
              value: change,
              label: fill(receive.countOf, { status: words[change], count: counts[change] }),
              disabled: counts[change] === 0,
            })),
          ]}
        />
        {total + counts.drafts === 0 && <p>{w.nothingChanges}</p>}
        {counts.drafts > 0 && <p>{fill(w.previewDrafts, { drafts: counts.drafts })}</p>}
        {more > 0 && (
          <p className="small numbers">{fill(receive.notListed, { shown: shown.length, more })}</p>
        )}
      </Flex>
      <WalkedTable<RestoreItem>
        label={receive.item}
        rows={shown}
        keyOf={keyOf}
        width={760 * look.scale}
        height={heightOf(shown.length, look)}
        empty={receive.nothingShown}
        canOpen={(item) => item.changes.length > 0 || (snapshot !== null && item.task !== null)}
        renderOpen={(item) => (
          <Flex vertical gap="small" align="start">
            {item.changes.length > 0 && (
              <ChangeList
                kind={item.kind}
                changes={item.changes.map(toChange)}
                speech={speech}
                created={false}
                sides={{ before: w.sideNow, after: w.sideThen }}
              />
            )}
            {snapshot !== null && item.task !== null && (
              <Button size="small" onClick={() => void bringTaskBack(snapshot, item.task ?? '')}>
                {w.bringBack}
              </Button>
            )}
          </Flex>
        )}
        columns={[
          {
            title: receive.status,
            dataIndex: 'change',
            width: 112 * look.scale,
            render: (change: RestoreItem['change']) => words[change],
          },
          {
            title: receive.kind,
            dataIndex: 'kind',
            width: 72 * look.scale,
            render: (kind: string) => kindText(kind, speech.words),
          },
          ...(ofUnits ? [unitColumn] : []),
          {
            title: receive.item,
            ellipsis: true,
            render: (_, { label, kind }) => (
              <span title={label}>{label === kind ? kindText(kind, speech.words) : label}</span>
            ),
          },
          {
            title: w.becomes,
            ellipsis: true,
            render: (_, item) => <Line text={changeText(item, speech, receive)} />,
          },
        ]}
      />
    </div>
  );
}

/** All rows, or as many as leave the buttons of the dialog in the window. */
function heightOf(rows: number, look: Look): number {
  const room = window.innerHeight - AROUND_DIALOG - AROUND_ROWS * look.scale;
  return Math.min(rowHeightOf(look) * Math.max(1, rows), Math.max(rowHeightOf(look) * ROWS_AT_LEAST, room));
}

const keyOf = ({ change, record }: RestoreItem): string => `${change}-${record}`;
const toChange = ({ field, now, before }: RestoreItem['changes'][number]): Change => ({
  field,
  old: now,
  new: before,
});

const Line = ({ text }: { readonly text: string }) => <span title={text}>{text}</span>;

/** What it says, where it would be gone or come back; otherwise the first field that would change. */
function changeText(
  { kind, change, changes: all }: RestoreItem,
  speech: ReturnType<typeof useSpeech>,
  w: Words['receive'],
): string {
  const said = all.map(toChange).filter(isSaid);
  const [first] = said;
  if (!first) return '';
  if (change !== 'older') return essence(kind, said, speech);
  const text = fill(w.becomes, {
    field: fieldText(kind, first.field, speech.words),
    old: valueText(kind, first.field, first.old, speech),
    new: valueText(kind, first.field, first.new, speech),
  });
  return said.length === 1 ? text : text + fill(w.moreChanges, { count: said.length - 1 });
}
