import { Button, Descriptions } from 'antd';
import { useEffect } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import type { TransmissionEntry } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords } from '../../words/words.ts';
import { WalkedTable } from '../history/WalkedTable.tsx';
import { useSize } from '../ledger/use-size.ts';
import { kindName } from '../receive/kind-name.ts';
import { ConfirmCode } from '../send/ConfirmCode.tsx';
import { noteEntry, printRegister, writeCover } from './actions.ts';
import { Filters } from './Filters.tsx';
import { filterEntries, readFilter } from './filter.ts';
import { ReceiptMark } from './ReceiptMark.tsx';
import { setCurrent, setEntries, useRegister } from './store.ts';
import './transmissions.css';

/** 报送登记簿 (R16): what went out and came in, by whom it was carried, and what is known of its arrival. */
export function Transmissions() {
  const w = useWords('transmissions');
  const names = useWords('screens');
  const { params } = useRoute();
  // The buttons ask the store whether there is something to print or to note.
  useRegister();
  const read = useAnswer('getTransmissionLog', {});
  useEffect(() => {
    if (read.value) setEntries(read.value);
  }, [read.value]);

  const entries = read.value ?? [];
  const filter = readFilter(params);
  const shown = filterEntries(entries, filter);
  return (
    <Page
      full
      title={names.transmissions}
      actions={
        <>
          <ActionButton action={noteEntry} />
          <ActionButton action={printRegister} type="primary" />
        </>
      }
    >
      {read.error && <Failure error={read.error} retry={read.reload} />}
      {read.value === null && read.loading && <Loading />}
      {read.value?.length === 0 && (
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
          <div className="register-tools">
            <Filters entries={entries} filter={filter} shown={shown.length} />
            {entries.some(({ status }) => status === 'exported') && <ConfirmCode />}
          </div>
          <RegisterTable entries={shown} />
        </>
      )}
    </Page>
  );
}

function RegisterTable({ entries }: { readonly entries: readonly TransmissionEntry[] }) {
  const w = useWords('transmissions');
  const names = useWords('screens');
  const { scale } = useLook();
  const [box, size] = useSize<HTMLDivElement>();
  const line = (key: 'carriedBy' | 'medium' | 'receivedBy', width: number) => ({
    title: w[key],
    width: width * scale,
    ellipsis: true,
    render: (_: unknown, entry: TransmissionEntry) => <Line text={entry[key] ?? ''} />,
  });
  return (
    <div className="register-table" ref={box}>
      {size && (
        // What is asked first stands first: with large text the paper's details go out of sight to the right.
        <WalkedTable<TransmissionEntry>
          label={names.transmissions}
          rows={entries}
          keyOf={({ id, at }) => `${id}-${at}`}
          onWalk={setCurrent}
          width={1120 * scale}
          height={Math.max(120, size.height - 40 * scale)}
          empty={w.emptyFiltered}
          canOpen={() => true}
          renderOpen={(entry) => <Opened entry={entry} />}
          columns={[
            {
              title: w.when,
              dataIndex: 'at',
              width: 136 * scale,
              align: 'center',
              className: 'numbers',
              render: momentOf,
            },
            {
              title: w.direction,
              width: 76 * scale,
              align: 'center',
              render: (_, { direction }) => w[direction],
            },
            {
              title: w.unit,
              width: 130 * scale,
              ellipsis: true,
              render: (_, { unit }) => <Line text={unit.name} />,
            },
            {
              title: w.receipt,
              width: 196 * scale,
              ellipsis: true,
              render: (_, entry) => <ReceiptMark entry={entry} />,
            },
            { title: w.file, ellipsis: true, render: (_, { file }) => <Line text={file} /> },
            {
              title: w.number,
              dataIndex: 'number',
              width: 66 * scale,
              align: 'right',
              className: 'numbers',
            },
            {
              title: w.shortCode,
              dataIndex: 'shortCode',
              width: 104 * scale,
              className: 'numbers register-code',
            },
            line('carriedBy', 84),
            line('medium', 90),
            line('receivedBy', 80),
          ]}
        />
      )}
    </div>
  );
}

const Line = ({ text }: { readonly text: string }) => <span title={text}>{text}</span>;

/** One line in full, with what can be done about it. */
function Opened({ entry }: { readonly entry: TransmissionEntry }) {
  const w = useWords('transmissions');
  const receive = useWords('receive');
  return (
    <div className="register-opened">
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2, lg: 3 }}
        items={[
          { key: 'file', label: w.file, span: 'filled', children: entry.file },
          { key: 'unit', label: w.unit, children: entry.unit.name },
          { key: 'kind', label: w.kind, children: kindName(entry.kind, receive) },
          { key: 'number', label: w.number, children: <span className="numbers">{entry.number}</span> },
          {
            key: 'shortCode',
            label: w.shortCode,
            children: <span className="numbers">{entry.shortCode}</span>,
          },
          { key: 'records', label: w.records, children: <span className="numbers">{entry.records}</span> },
          { key: 'carriedBy', label: w.carriedBy, children: entry.carriedBy ?? '—' },
          { key: 'medium', label: w.medium, children: entry.medium ?? '—' },
          { key: 'receivedBy', label: w.receivedBy, children: entry.receivedBy ?? '—' },
          { key: 'receipt', label: w.receipt, children: <ReceiptMark entry={entry} /> },
        ]}
      />
      <div className="register-acts">
        <Button size="small" onClick={() => openDialog({ kind: 'noteTransmission', entry })}>
          {w.note}
        </Button>
        {entry.direction === 'out' && entry.kind === 'submit' && (
          <Button size="small" onClick={() => void writeCover(entry.id, entry.file)}>
            {w.cover}
          </Button>
        )}
        {entry.status === 'exported' && (
          <ConfirmCode bundle={entry.id} label={fill(w.codeOf, { file: entry.file })} />
        )}
      </div>
    </div>
  );
}
