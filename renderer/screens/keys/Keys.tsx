import { Button, Table, Typography } from 'antd';
import { dateOf, momentOf } from '../../../shared/dates.ts';
import type { KeyView } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { ActsTitle } from '../../parts/ActsTitle.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { useSession } from '../../state/session.ts';
import { useLook } from '../../theme/use-look.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { Fingerprint } from '../receive/Fingerprint.tsx';
import { Mark } from '../receive/Mark.tsx';
import { trustCardFile, writeCard } from '../send/actions.ts';
import { renewKey } from './actions.ts';
import './keys.css';

/** 密钥与单位名片: which PC speaks for which unit, since when, and which no longer. */
export function Keys() {
  const w = useWords('keys');
  const names = useWords('screens');
  const session = useSession();
  const read = useAnswer('listKeys', { unit: null });
  return (
    <Page
      title={names.keys}
      actions={
        <>
          <ActionButton action={renewKey} />
          <ActionButton action={writeCard} />
          <ActionButton action={trustCardFile} type="primary" />
        </>
      }
    >
      <div className="keys">
        {session?.fingerprint && (
          <section className="panel">
            <Typography.Title level={2} className="section-title">
              {w.own}
            </Typography.Title>
            <Fingerprint fingerprint={session.fingerprint} />
            <p className="small keys-note">{w.ownNote}</p>
          </section>
        )}
        {read.error && <Failure error={read.error} retry={read.reload} />}
        {read.value === null && read.loading && <Loading />}
        {read.value && <KeyTable keys={read.value} />}
      </div>
    </Page>
  );
}

function KeyTable({ keys }: { readonly keys: readonly KeyView[] }) {
  const w = useWords('keys');
  const { scale } = useLook();
  const sides = { self: w.self, above: w.above, below: w.below };
  const several = new Set(
    [...Map.groupBy(keys, ({ unit }) => unit.id)].flatMap(([id, own]) =>
      own.filter(({ revokedAt }) => revokedAt === null).length > 1 ? [id] : [],
    ),
  );
  return (
    <section className="panel">
      <Typography.Title level={2} className="section-title">
        {w.known}
      </Typography.Title>
      <Table<KeyView>
        size="small"
        rowKey={({ unit, fingerprint }) => `${unit.id}-${fingerprint}`}
        pagination={keys.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: 1080 * scale }}
        locale={{ emptyText: w.none }}
        dataSource={[...keys]}
        columns={[
          {
            title: w.unit,
            render: (_, { unit, side }) => (
              <>
                {unit.name} <Mark tone="plain">{sides[side]}</Mark>
                {several.has(unit.id) && <Mark tone="info">{w.severalPcs}</Mark>}
              </>
            ),
          },
          {
            title: w.pc,
            width: 150 * scale,
            render: (_, { label, thisPc }) => label ?? (thisPc ? w.thisPc : ''),
          },
          { title: w.state, width: 150 * scale, render: (_, key) => <KeyState view={key} w={w} /> },
          {
            title: w.since,
            width: 110 * scale,
            align: 'center',
            className: 'numbers',
            render: (_, { since }) => dateOf(since),
          },
          {
            title: w.fingerprint,
            width: 360 * scale,
            render: (_, { fingerprint }) => <Print fingerprint={fingerprint} />,
          },
          {
            key: 'acts',
            title: <ActsTitle />,
            fixed: 'end',
            width: 130 * scale,
            align: 'right',
            render: (_, key) => (
              <>
                <Button
                  size="small"
                  type="link"
                  aria-label={`${w.name} ${key.unit.name} ${key.fingerprint.split(' ')[0]}`}
                  onClick={() => openDialog({ kind: 'nameKey', key })}
                >
                  {w.name}
                </Button>
                {key.revokedAt === null && !key.thisPc && (
                  <Button
                    size="small"
                    type="link"
                    danger
                    aria-label={`${w.revoke} ${key.unit.name} ${key.fingerprint.split(' ')[0]}`}
                    onClick={() => openDialog({ kind: 'revokeKey', key })}
                  >
                    {w.revoke}
                  </Button>
                )}
              </>
            ),
          },
        ]}
      />
    </section>
  );
}

function KeyState({ view, w }: { readonly view: KeyView; readonly w: Words['keys'] }) {
  if (view.revokedAt === null) return <Mark tone="good">{w.good}</Mark>;
  const text = fill(view.why === 'lost' ? w.calledBackLost : w.calledBackReplaced, {
    when: momentOf(view.revokedAt),
  });
  return <Mark tone={view.why === 'lost' ? 'bad' : 'warn'}>{text}</Mark>;
}

/** Digits and words on lines of their own, as they are read out. */
function Print({ fingerprint }: Pick<KeyView, 'fingerprint'>) {
  const [digits = '', words = ''] = fingerprint.split(' ');
  return (
    <span className="small keys-print">
      <span className="numbers">{digits}</span>
      <span>{words.split('·').join(' ')}</span>
    </span>
  );
}
