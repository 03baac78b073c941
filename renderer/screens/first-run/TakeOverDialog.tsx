import { Alert, Button, Descriptions, Input } from 'antd';
import { useEffect, useState } from 'react';
import { momentOf } from '../../../shared/dates.ts';
import type { DescribedError } from '../../../shared/errors.ts';
import { onEnter } from '../../actions/ime.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { Fingerprint } from '../receive/Fingerprint.tsx';
import { type Look, lookAt, takeOver } from './take-over.ts';

interface TakeOverDialogProps {
  readonly control: DialogControl;
  readonly path: string;
}

/** 接管归档包: whose archive it is, whose key signed it, what it would bring; then this PC is one of that unit. */
export function TakeOverDialog({ control, path }: TakeOverDialogProps) {
  const w = useWords('firstRun');
  const common = useWords('common');
  const [look, setLook] = useState<Look | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const check = async (tried: string | null) => {
    setBusy(true);
    setLook(await lookAt(path, tried));
    setPassword(tried);
    setBusy(false);
  };
  useEffect(() => {
    void lookAt(path, null).then(setLook);
  }, [path]);

  const take = async () => {
    if (look?.step !== 'seen') return;
    setBusy(true);
    const refused = await takeOver(look.preview, password);
    setBusy(false);
    setError(refused);
    if (refused) return;
    control.close();
    go('keys');
  };
  return (
    <DialogFrame
      control={control}
      title={w.takeOverTitle}
      okText={w.takeOverVerb}
      okButtonProps={{ disabled: look?.step !== 'seen' }}
      cancelText={common.notNow}
      confirmLoading={busy && look?.step === 'seen'}
      onOk={() => void take()}
      width="42rem"
    >
      {look === null && <Loading />}
      {look?.step === 'locked' && (
        <PasswordAsk wrong={look.wrong} busy={busy} open={(tried) => void check(tried)} />
      )}
      {look?.step === 'refused' && <Failure error={look.error} />}
      {look?.step === 'seen' && <Archive preview={look.preview} />}
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}

interface PasswordAskProps {
  readonly wrong: boolean;
  readonly busy: boolean;
  readonly open: (password: string) => void;
}

function PasswordAsk({ wrong, busy, open }: PasswordAskProps) {
  const w = useWords('receive');
  const [typed, setTyped] = useState('');
  return (
    <div className="take-over">
      <p>{w.lockedTitle}</p>
      <div className="unlock">
        <Input.Password
          autoFocus
          aria-label={w.password}
          autoComplete="off"
          maxLength={1000}
          status={wrong ? 'error' : ''}
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={onEnter(() => typed !== '' && open(typed))}
        />
        <Button type="primary" ghost loading={busy} disabled={typed === ''} onClick={() => open(typed)}>
          {w.unlock}
        </Button>
      </div>
      {wrong && !busy && <Alert type="error" showIcon title={w.wrongPassword} />}
    </div>
  );
}

function Archive({ preview: { bundle, sender, counts } }: { readonly preview: SeenPreview }) {
  const w = useWords('firstRun');
  return (
    <div className="take-over">
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: 'unit', label: w.name, children: bundle.from.name },
          { key: 'made', label: w.takeOverMade, children: momentOf(bundle.createdAt) },
          {
            key: 'content',
            label: w.takeOverContent,
            children: fill(w.takeOverCounts, { count: counts.new, files: bundle.evidence.count }),
          },
        ]}
      />
      <p className="text-block">{w.takeOverCompare}</p>
      <Fingerprint fingerprint={sender.fingerprint} />
      <Alert type="info" showIcon title={w.takeOverNote} />
    </div>
  );
}

type SeenPreview = Extract<Look, { step: 'seen' }>['preview'];
