import { Alert, Button, Flex, Radio } from 'antd';
import { useState } from 'react';
import type { Value } from '../../../shared/contract.ts';
import type { DescribedError } from '../../../shared/errors.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { useWords } from '../../words/words.ts';
import { Fingerprint } from '../receive/Fingerprint.tsx';
import { writeCardFile } from '../send/cards.ts';

/** 更换本机密钥: what becomes of the old one decides whether others take the new one without asking by phone. */
export function RenewKeyDialog({ control }: { readonly control: DialogControl }) {
  const w = useWords('keys');
  const common = useWords('common');
  const [why, setWhy] = useState<'lost' | 'replaced' | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const [made, setMade] = useState<Value<'renewKey'> | null>(null);
  const renew = async () => {
    if (why === null) return;
    setBusy(true);
    const answer = await call('renewKey', { why }, { quiet: true });
    setBusy(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    announce(w.renewed);
    setMade(answer.value);
  };
  if (made)
    return (
      <DialogFrame
        control={control}
        title={w.renewed}
        footer={
          <>
            <Button onClick={control.close}>{common.close}</Button>
            <Button
              type="primary"
              autoFocus
              onClick={() => {
                control.close();
                void writeCardFile();
              }}
            >
              {w.renewedCard}
            </Button>
          </>
        }
      >
        <Fingerprint fingerprint={made.fingerprint} />
        <p className="text-block">{made.signedByOld ? w.renewedSigned : w.renewedAsk}</p>
      </DialogFrame>
    );
  return (
    <DialogFrame
      control={control}
      title={w.renewTitle}
      okText={w.renewVerb}
      okButtonProps={{ danger: true, disabled: why === null }}
      cancelText={common.notNow}
      confirmLoading={busy}
      onOk={() => void renew()}
    >
      <Flex vertical gap="middle">
        <Radio.Group
          aria-label={w.renewWhy}
          vertical
          value={why}
          onChange={(event) => setWhy(event.target.value)}
          options={[
            { value: 'replaced', label: w.renewReplaced },
            { value: 'lost', label: w.renewLost },
          ]}
        />
        <Alert type="warning" showIcon title={w.renewNote} />
        {error && <Failure error={error} />}
      </Flex>
    </DialogFrame>
  );
}
