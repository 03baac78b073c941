import { Checkbox, Form, Input } from 'antd';
import { useState } from 'react';
import type { LedgerRow } from '../../../shared/model/views.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { approveRows, saveGate } from './approve-acts.ts';
import { TaskNames } from './TaskNames.tsx';

interface ApproveDialogProps {
  readonly control: DialogControl;
  readonly tasks: readonly LedgerRow[];
}

/** 立项审定 of all marked rows by one name and day; whether it is a gate is a setting of their list. */
export function ApproveDialog({ control, tasks }: ApproveDialogProps) {
  const w = useWords('approval');
  const common = useWords('common');
  const session = useSession();
  const ledgers = useAnswer('listLedgers', {}).value ?? [];
  const ledger = ledgers.find(({ id }) => id === tasks[0]?.ledger);
  const [by, setBy] = useState('');
  const [date, setDate] = useState(session?.cutoff ?? '');
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const done = await approveRows(tasks, by.trim(), date);
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.title, { count: tasks.length })}
      okText={fill(w.verb, { count: tasks.length })}
      okButtonProps={{ disabled: by.trim() === '' || date === '', loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      <Form layout="vertical">
        <div className="field-pair">
          <Form.Item label={w.by} htmlFor="approve-by">
            <Input id="approve-by" autoFocus value={by} onChange={(event) => setBy(event.target.value)} />
          </Form.Item>
          <Form.Item label={w.date} htmlFor="approve-date">
            <Input
              id="approve-date"
              type="date"
              value={date}
              onChange={(event) => setDate(event.target.value)}
            />
          </Form.Item>
        </div>
        {ledger && (
          <Form.Item extra={fill(w.gateNote, { count: ledger.unapproved })}>
            <Checkbox
              checked={ledger.needsApproval}
              onChange={(event) => void saveGate(ledger, event.target.checked)}
            >
              {fill(w.gate, { ledger: ledger.title })}
            </Checkbox>
          </Form.Item>
        )}
      </Form>
      <TaskNames tasks={tasks} />
    </DialogFrame>
  );
}
