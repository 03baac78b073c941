import { Alert, Button, Descriptions, Flex, Typography } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import type { InstallerView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { bytesText } from '../../parts/bytes.ts';
import { Failure } from '../../parts/Failure.tsx';
import { IntoView } from '../../parts/IntoView.tsx';
import { announceWritten } from '../../pick/on-stick.ts';
import { pickFolder } from '../../pick/pick.ts';
import { fill, useWords, words } from '../../words/words.ts';
import type { FoundInstaller } from './found.ts';

/** 软件安装包 on a stick, apart from bundles: looked at and copied, never run from here. */
export function InstallerPanel({ installers }: { readonly installers: readonly FoundInstaller[] }) {
  const w = useWords('installers');
  if (installers.length === 0) return null;
  return (
    <section className="panel" aria-label={w.title}>
      <Typography.Title level={2} className="section-title">
        {w.title}
      </Typography.Title>
      <p className="text-block secondary">{w.note}</p>
      {installers.map((found) => (
        <FoundOne key={found.place.path} found={found} />
      ))}
    </section>
  );
}

function FoundOne({ found: { place, where } }: { readonly found: FoundInstaller }) {
  const w = useWords('installers');
  const [seen, setSeen] = useState<InstallerView | null>(null);
  const [error, setError] = useState<DescribedError | null>(null);
  const [busy, setBusy] = useState(false);
  const look = async () => {
    setBusy(true);
    const answer = await call('inspectInstaller', { path: place.path }, { quiet: true });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    setSeen(answer.ok ? answer.value : null);
  };
  const keep = async () => {
    if (!seen) return;
    const dir = await pickFolder('report');
    if (dir === null) return;
    const answer = await call(
      'keepInstaller',
      { path: place.path, dir, sha256: seen.sha256 },
      { quiet: true },
    );
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    await announceWritten(fill(words().installers.kept, { path: answer.value.path }), answer.value.path);
    await call('showInFolder', { path: answer.value.path }, { quiet: true });
  };
  return (
    <div className="installer">
      <Flex gap="small" wrap align="center">
        <strong title={place.path}>{place.name}</strong>
        <span className="secondary">{where}</span>
        <span className="numbers secondary">{place.bytes === null ? '' : bytesText(place.bytes)}</span>
        <Button
          size="small"
          loading={busy}
          aria-label={`${w.look} ${place.name}`}
          onClick={() => void look()}
        >
          {w.look}
        </Button>
      </Flex>
      {seen && (
        <IntoView>
          <Descriptions
            size="small"
            column={1}
            items={[
              {
                key: 'version',
                label: w.version,
                children: `${seen.version}（${fill(w[seen.against], { running: seen.running })}）`,
              },
              {
                key: 'sha256',
                label: 'SHA-256',
                children: <code className="installer-hash">{seen.sha256}</code>,
              },
            ]}
          />
          <Verdict seen={seen} />
          {seen.vouched.state !== 'differs' && (
            <Button size="small" onClick={() => void keep()}>
              {w.keep}
            </Button>
          )}
        </IntoView>
      )}
      {error && <Failure error={error} />}
    </div>
  );
}

/** Whether it may be installed: what speaks against it comes first, and then nothing speaks for it. */
function Verdict({ seen: { vouched, against, running } }: { readonly seen: InstallerView }) {
  const w = useWords('installers');
  const named = { unit: vouched.unit?.name ?? '' };
  if (vouched.state === 'differs') return <Alert type="error" showIcon title={fill(w.differs, named)} />;
  if (against === 'older') return <Alert type="warning" showIcon title={fill(w.isOlder, { running })} />;
  if (vouched.state === 'vouched') return <Alert type="success" showIcon title={fill(w.vouched, named)} />;
  return <Alert type="warning" showIcon title={vouched.state === 'nobody' ? w.nobody : w.unknown} />;
}
