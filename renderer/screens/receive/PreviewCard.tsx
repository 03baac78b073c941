import { Alert, Button, Descriptions, Flex } from 'antd';
import { memo, useRef, useState } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import { perform } from '../../actions/perform.ts';
import { bytesText } from '../../parts/bytes.ts';
import { useFoundFocus } from '../../parts/use-found-focus.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { trustCardFile } from '../send/actions.ts';
import { CardHead } from './CardHead.tsx';
import { type GoodPreview, gain, isInVain, readiness } from './entries.ts';
import { Findings } from './Findings.tsx';
import { Fingerprint } from './Fingerprint.tsx';
import { kindName } from './kind-name.ts';
import { Mark } from './Mark.tsx';
import { PreviewTable } from './PreviewTable.tsx';
import { putAside, trust, useReceive } from './receive-store.ts';

interface PreviewCardProps {
  readonly preview: GoodPreview;
  /** With many files, each begins as one line. */
  readonly folded: boolean;
}

/** A checked file: its cover, what it asks of the person, what it would do. */
export function PreviewCard({ preview, folded }: PreviewCardProps) {
  const w = useWords('receive');
  const trusted = useReceive((state) => state.trusted);
  const [open, setOpen] = useState(!folded);
  const { bundle, counts, file, path } = preview;
  const ready = readiness(preview, trusted);
  const title = fill(w.fromUnit, { kind: kindName(bundle.kind, w), from: bundle.from.name });
  return (
    <section
      tabIndex={-1}
      className="panel bundle-card"
      aria-label={title}
      data-standing={standingOf(ready, counts)}
    >
      <CardHead title={title} file={file}>
        <span className="numbers">{fill(w.receivedCounts, { ...counts })}</span>
        <Button size="small" type="text" aria-expanded={open} onClick={() => setOpen(!open)}>
          {open ? w.fold : w.expand}
        </Button>
        <PutAside path={path} />
      </CardHead>
      <Ask preview={preview} state={ready} />
      {ready === 'ready' && gain(counts) === 0 && counts.refused === 0 && (
        <Alert type="info" showIcon title={w.nothingNew} />
      )}
      {ready === 'ready' && isInVain(counts) && (
        <Alert
          type="warning"
          showIcon
          title={fill(w.inVain, { refused: counts.refused })}
          description={w.inVainBody}
        />
      )}
      <Findings findings={preview.findings} />
      {open && (
        <>
          <Cover preview={preview} trusted={trusted.has(preview.sender.fingerprint)} />
          <PreviewTable items={preview.items} counts={counts} />
        </>
      )}
    </section>
  );
}

function standingOf(ready: ReturnType<typeof readiness>, counts: GoodPreview['counts']) {
  if (ready === 'keyChanged') return 'refused';
  return ready === 'ready' && isInVain(counts) ? 'inVain' : ready;
}

/** Apart from the card: what is long is not drawn again for it. */
function PutAside({ path }: { readonly path: string }) {
  const w = useWords('receive');
  const busy = useReceive((state) => state.busy);
  return (
    <Button size="small" type="text" disabled={busy} onClick={() => putAside([path])}>
      {w.putAside}
    </Button>
  );
}

/** What stands between the file and its receive. */
function Ask({
  preview,
  state,
}: {
  readonly preview: GoodPreview;
  readonly state: ReturnType<typeof readiness>;
}) {
  const w = useWords('receive');
  const { sender, bundle } = preview;
  const from = { from: bundle.from.name };
  switch (state) {
    case 'askTrust':
      return (
        <Alert
          type="warning"
          showIcon
          title={fill(w.trustTitle, from)}
          description={
            <Flex vertical gap="small" align="flex-start">
              <span>{w.trustBody}</span>
              <div className="trust-ask">
                <Fingerprint fingerprint={sender.fingerprint} />
                <Button type="primary" ghost onClick={() => trust(sender.fingerprint, true)}>
                  {w.trust}
                </Button>
              </div>
            </Flex>
          }
        />
      );
    case 'keyChanged':
      return (
        <Alert
          type="error"
          showIcon
          title={fill(w.changedTitle, from)}
          description={
            <Flex vertical gap="small" align="flex-start">
              <span>{w.changedBody}</span>
              <Fingerprint fingerprint={sender.fingerprint} />
              <Button onClick={() => perform(trustCardFile)}>{w.showCards}</Button>
            </Flex>
          }
        />
      );
    case 'again':
      return <Alert type="info" showIcon title={w.again} />;
    case 'ready':
      return sender.status === 'new' ? <Trusted from={from.from} fingerprint={sender.fingerprint} /> : null;
  }
}

function Trusted({ from, fingerprint }: { readonly from: string; readonly fingerprint: string }) {
  const w = useWords('receive');
  const button = useRef<HTMLButtonElement>(null);
  useFoundFocus(button);
  return (
    <Alert
      type="success"
      showIcon
      title={fill(w.trustedNote, { from })}
      action={
        <Button ref={button} size="small" onClick={() => trust(fingerprint, false)}>
          {w.distrust}
        </Button>
      }
    />
  );
}

const Cover = memo(PlainCover);

function PlainCover({ preview, trusted }: { readonly preview: GoodPreview; readonly trusted: boolean }) {
  const w = useWords('receive');
  const { bundle, sender } = preview;
  const content = bundle.evidence.count === 0 ? w.contentCount : w.contentEvidence;
  return (
    <Descriptions
      size="small"
      className="cover"
      column={{ xs: 1, md: 2, lg: 3 }}
      items={[
        { key: 'to', label: w.to, children: bundle.to?.name ?? '—' },
        { key: 'cutoff', label: w.cutoff, children: <span className="numbers">{bundle.cutoff ?? '—'}</span> },
        {
          key: 'created',
          label: w.created,
          children: <span className="numbers">{momentOf(bundle.createdAt)}</span>,
        },
        {
          key: 'content',
          label: w.content,
          children: fill(content, {
            count: bundle.records,
            files: bundle.evidence.count,
            size: bytesText(bundle.evidence.bytes),
          }),
        },
        {
          key: 'key',
          label: w.key,
          span: 'filled',
          children: (
            <span className="cover-key">
              <KeyMark status={sender.status} trusted={trusted} w={w} />
              {sender.status === 'known' && (
                <span className="small cover-fingerprint">{sender.fingerprint}</span>
              )}
            </span>
          ),
        },
      ]}
    />
  );
}

interface KeyMarkProps {
  readonly status: GoodPreview['sender']['status'];
  readonly trusted: boolean;
  readonly w: Words['receive'];
}

function KeyMark({ status, trusted, w }: KeyMarkProps) {
  if (status === 'known') return <Mark tone="good">{w.keyKnown}</Mark>;
  if (status === 'renewed') return <Mark tone="info">{w.keyRenewed}</Mark>;
  if (status === 'changed') return <Mark tone="bad">{w.keyChanged}</Mark>;
  return trusted ? <Mark tone="good">{w.keyTrusted}</Mark> : <Mark tone="warn">{w.keyNew}</Mark>;
}
