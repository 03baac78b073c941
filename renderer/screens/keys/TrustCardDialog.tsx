import { Alert, Radio } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { fill, useWords } from '../../words/words.ts';
import { Fingerprint } from '../receive/Fingerprint.tsx';
import { type CardFile, type CardMeaning, meaningsOf, trustArgs } from './card-file.ts';

interface TrustCardDialogProps {
  readonly control: DialogControl;
  readonly card: CardFile;
}

/** 登记单位名片: the fingerprint is compared by phone, and a unit that has keys already says what became of them. */
export function TrustCardDialog({ control, card: { path, seen, answer } }: TrustCardDialogProps) {
  const w = useWords('cards');
  const common = useWords('common');
  const meanings = meaningsOf(seen);
  const [meaning, setMeaning] = useState<CardMeaning | null>(
    meanings.length === 1 ? (meanings[0] ?? null) : null,
  );
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const unit = { unit: seen.unit.name };
  const leave = (enrolled: boolean) => {
    answer(enrolled);
    control.close();
  };
  const enrol = async () => {
    if (meaning === null) return;
    setBusy(true);
    const done = await call('trustCard', trustArgs(path, meaning), { quiet: true });
    setBusy(false);
    setError(done.ok ? null : done.error);
    if (!done.ok) return;
    announce([fill(w.trustedTitle, unit), ...(done.value.new ? [fill(w.trustedNew, unit)] : [])].join(''));
    leave(true);
  };
  const labels = {
    first: '',
    again: '',
    renewed: '',
    replaced: w.meaningReplaced,
    lost: w.meaningLost,
    second: w.meaningSecond,
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.trustTitle, unit)}
      okText={w.trustVerb}
      okButtonProps={{
        disabled: meaning === null,
        danger: (seen.otherKeys > 0 && seen.descent !== 'renewed') || seen.calledBack,
      }}
      cancelText={common.notNow}
      confirmLoading={busy}
      onOk={() => void enrol()}
      onCancel={() => leave(false)}
    >
      <p className="text-block">{w.trustBody}</p>
      <Fingerprint fingerprint={seen.fingerprint} />
      {seen.descent === 'renewed' && <Alert type="success" showIcon title={fill(w.renewed, unit)} />}
      {seen.descent === 'saidLost' && <Alert type="warning" showIcon title={fill(w.saidLost, unit)} />}
      {seen.calledBack && <Alert type="error" showIcon title={fill(w.calledBack, unit)} />}
      {meanings.length > 1 && (
        <>
          <p id="card-meaning" className="text-block">
            {fill(w.trustOther, unit)}
          </p>
          <Radio.Group
            aria-labelledby="card-meaning"
            vertical
            value={meaning}
            onChange={(event) => setMeaning(event.target.value)}
            options={meanings.map((value) => ({ value, label: labels[value] }))}
          />
        </>
      )}
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}
