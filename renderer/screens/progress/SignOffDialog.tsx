import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { SheetRow } from '../../../shared/model/views.ts';
import { blankDraft } from '../../../shared/rules/draft.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { periodText } from '../../parts/period-text.ts';
import { go } from '../../routes/router.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksUp } from '../screen.ts';
import { isShown, stateOf } from './sheet.ts';

interface SignOffDialogProps {
  readonly control: DialogControl;
  readonly period: string;
}

/** 签发: who releases it, what is locked by it, what is still missing; then the way to the bundle. */
export function SignOffDialog({ control, period }: SignOffDialogProps) {
  const w = useWords('progress');
  const common = useWords('common');
  const language = useLanguage();
  const session = useSession();
  const [by, setBy] = useState('');
  const [busy, setBusy] = useState(false);
  const [signed, setSigned] = useState<number | null>(null);
  const { value } = useAnswer('getSheet', { period });
  const ready = value?.rows.filter((row) => stateOf(row, row.draft ?? blankDraft) === 'filled') ?? [];
  const missing =
    value?.rows.filter((row) => !isShown('filled', stateOf(row, row.draft ?? blankDraft))) ?? [];
  const asked = value?.requests.length ?? 0;
  const submit = async () => {
    setBusy(true);
    const answer = await call('signOff', { period, by: by.trim() });
    setBusy(false);
    if (answer.ok) setSigned(answer.value.reports);
  };
  const leave = () => {
    control.close();
    go('submit');
  };
  if (signed !== null)
    return (
      <DialogFrame
        control={control}
        title={w.signedTitle}
        footer={
          <>
            <Button onClick={control.close}>{common.close}</Button>
            {session && looksUp(session) && (
              <Button type="primary" autoFocus onClick={leave}>
                {w.toExport}
              </Button>
            )}
          </>
        }
      >
        <p className="text-block" role="status">
          {fill(w.signedDone, { count: signed, period: periodText(period, language) })}
        </p>
      </DialogFrame>
    );
  return (
    <DialogFrame
      control={control}
      title={fill(w.signTitle, { period: periodText(period, language) })}
      okText={fill(w.signVerb, { count: ready.length })}
      okButtonProps={{ disabled: by.trim() === '' || ready.length + asked === 0, loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
      width="40rem"
    >
      {!value && <Loading />}
      <Form layout="vertical" onFinish={() => void submit()}>
        <Form.Item label={w.signedOffBy} extra={fill(w.filledBy, { name: session?.operator ?? common.none })}>
          <Input
            autoFocus
            value={by}
            maxLength={100}
            aria-label={w.signedOffBy}
            onChange={(event) => setBy(event.target.value)}
          />
        </Form.Item>
      </Form>
      <p className="text-block">{fill(w.lockedNote, { count: ready.length })}</p>
      <RowNames rows={ready} />
      {asked > 0 && <p>{fill(w.signRequests, { count: asked })}</p>}
      {missing.length > 0 && <Alert type="warning" title={fill(w.missingNote, { count: missing.length })} />}
      <RowNames rows={missing} />
    </DialogFrame>
  );
}

function RowNames({ rows }: { readonly rows: readonly SheetRow[] }) {
  return (
    <ol className="sheet-names">
      {rows.map((row) => (
        <li key={row.task} value={row.seq ?? row.ordinal}>
          {row.title}
        </li>
      ))}
    </ol>
  );
}
