import { Flex, Radio } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import type { KeyView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { fill, useWords } from '../../words/words.ts';
import { Fingerprint } from '../receive/Fingerprint.tsx';

interface KeyDialogProps {
  readonly control: DialogControl;
  readonly keyView: KeyView;
}

/** 停用一把密钥: as of a lost PC nothing of it is taken any more, as of a replaced one what it wrote before. */
export function RevokeKeyDialog({ control, keyView: { unit, fingerprint } }: KeyDialogProps) {
  const w = useWords('keys');
  const common = useWords('common');
  const [why, setWhy] = useState<'lost' | 'replaced' | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const revoke = async () => {
    if (why === null) return;
    setBusy(true);
    const answer = await call('revokeKey', { unit: unit.id, fingerprint, why }, { quiet: true });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    announce(fill(w.revoked, { unit: unit.name }));
    control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.revokeTitle, { unit: unit.name })}
      okText={w.revokeVerb}
      okButtonProps={{ danger: true, disabled: why === null }}
      cancelText={common.notNow}
      confirmLoading={busy}
      onOk={() => void revoke()}
    >
      <Flex vertical gap="middle">
        <Fingerprint fingerprint={fingerprint} />
        <Radio.Group
          aria-label={w.why}
          vertical
          value={why}
          onChange={(event) => setWhy(event.target.value)}
          options={[
            { value: 'lost', label: w.whyLost },
            { value: 'replaced', label: w.whyReplaced },
          ]}
        />
        <p className="text-block">{w.revokeNote}</p>
        {error && <Failure error={error} />}
      </Flex>
    </DialogFrame>
  );
}
