import { Form, Input } from 'antd';
import { useState } from 'react';
import { addDays } from '../../../shared/calendar-dates.ts';
import { dateOf } from '../../../shared/dates.ts';
import type { DescribedError } from '../../../shared/errors.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, useWords } from '../../words/words.ts';
import type { UrgeItem } from './urge-store.ts';

interface UrgeDialogProps {
  readonly control: DialogControl;
  readonly items: readonly UrgeItem[];
}

const DAYS_TO_ANSWER = 5;

/** 催办: what is asked, and by when; the light of each task is written with it. */
export function UrgeDialog({ control, items }: UrgeDialogProps) {
  const w = useWords('urging');
  const common = useWords('common');
  const [text, setText] = useState<string>(w.stock);
  const [limit, setLimit] = useState(() => addDays(dateOf(Date.now()), DAYS_TO_ANSWER));
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const units = new Set(items.map(({ unit }) => unit)).size;
  const submit = async () => {
    setBusy(true);
    const answer = await call('urge', { items: [...items], text, limit, by: null }, { quiet: true });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    const said = fill(w.urged, { count: answer.value.urged, units });
    announce(said);
    await rememberStoreStep(said);
    control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.dialogTitle, { count: items.length, units })}
      okText={fill(w.dialogVerb, { count: items.length })}
      okButtonProps={{ loading: busy, disabled: text.trim() === '' || limit === '' }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      <Form layout="vertical">
        <Form.Item label={w.text} htmlFor="urge-text">
          <Input.TextArea
            id="urge-text"
            autoFocus
            autoSize={{ minRows: 3 }}
            maxLength={2000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={w.limit} extra={w.dialogNote} htmlFor="urge-limit">
          <Input
            id="urge-limit"
            type="date"
            value={limit}
            onChange={(event) => setLimit(event.target.value)}
          />
        </Form.Item>
      </Form>
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}
