import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import { onEnter } from '../../actions/ime.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

const isDate = (text: string): boolean => /^\d{4}-\d{2}-\d{2}$/.test(text);

/** 统计截止日: a day that everything is counted for, instead of the clock of the PC. */
export function CutoffDialog({ control }: { readonly control: DialogControl }) {
  const w = useWords('rules');
  const common = useWords('common');
  const [date, setDate] = useState(useSession()?.cutoff ?? '');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const choose = async (chosen: string | null) => {
    setBusy(true);
    const answer = await call('chooseCutoff', { date: chosen }, { quiet: true });
    setBusy(false);
    if (!answer.ok) return setError(answer.error);
    announce(fill(w.cutoffSaved, { date: answer.value.cutoff }));
    control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={w.cutoffTitle}
      width="28rem"
      footer={[
        <Button key="close" onClick={control.close}>
          {common.notNow}
        </Button>,
        <Button key="today" loading={busy} onClick={() => void choose(null)}>
          {w.cutoffToday}
        </Button>,
        <Button
          key="set"
          type="primary"
          loading={busy}
          disabled={!isDate(date)}
          onClick={() => void choose(date)}
        >
          {fill(w.cutoffSet, { date: isDate(date) ? date : '—' })}
        </Button>,
      ]}
    >
      <Form layout="vertical">
        <Form.Item label={w.cutoffDate} extra={w.cutoffNote} htmlFor="cutoff-date">
          <Input
            id="cutoff-date"
            type="date"
            autoFocus
            value={date}
            onKeyDown={onEnter(() => {
              if (isDate(date) && !busy) void choose(date);
            })}
            onChange={(event) => {
              setDate(event.target.value);
              setError(null);
            }}
          />
        </Form.Item>
      </Form>
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}
