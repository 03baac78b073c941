import { AutoComplete, Form, Typography } from 'antd';
import { useState } from 'react';
import type { LedgerRow } from '../../../shared/model/views.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { fill, useWords } from '../../words/words.ts';
import { TaskNames } from '../ledger/TaskNames.tsx';
import { saveOwners } from './owner-acts.ts';

interface OwnerDialogProps {
  readonly control: DialogControl;
  readonly tasks: readonly LedgerRow[];
}

/** What all the tasks have in common; undefined where they differ. */
function common(tasks: readonly LedgerRow[], field: 'owner' | 'leader'): string | undefined {
  const [first = '', ...others] = new Set(tasks.map(({ owner }) => owner?.[field] ?? ''));
  return others.length === 0 ? first : undefined;
}

/** 责任人 and 分管领导 of one task or of all that are marked. */
export function OwnerDialog({ control, tasks }: OwnerDialogProps) {
  const w = useWords('owners');
  const shared = useWords('common');
  const people = useAnswer('listPeople', {}).value;
  const before = { owner: common(tasks, 'owner'), leader: common(tasks, 'leader') };
  const [owner, setOwner] = useState(before.owner ?? '');
  const [leader, setLeader] = useState(before.leader ?? '');
  const [busy, setBusy] = useState(false);
  const options = (people?.names ?? []).map((value) => ({ value }));
  const changed = (now: string, was: string | undefined) => (was === undefined ? now !== '' : now !== was);
  const given = {
    ...(changed(owner, before.owner) && { owner: owner.trim() || null }),
    ...(changed(leader, before.leader) && { leader: leader.trim() || null }),
  };
  const submit = async () => {
    setBusy(true);
    const done = await saveOwners(tasks, given);
    setBusy(false);
    if (done) control.close();
  };
  const field = (id: 'owner' | 'leader', value: string, change: (value: string) => void) => (
    <Form.Item label={w[id]} htmlFor={`owner-${id}`}>
      <AutoComplete
        id={`owner-${id}`}
        value={value}
        options={options}
        showSearch={{ filterOption: true }}
        onChange={(text: string) => change(text)}
        autoFocus={id === 'owner'}
        placeholder={before[id] === undefined ? w.keep : ''}
      />
    </Form.Item>
  );
  return (
    <DialogFrame
      control={control}
      title={fill(w.title, { count: tasks.length })}
      okText={w.verb}
      okButtonProps={{ disabled: Object.keys(given).length === 0, loading: busy }}
      cancelText={shared.notNow}
      onOk={() => void submit()}
    >
      <Form layout="vertical">
        <div className="field-pair">
          {field('owner', owner, setOwner)}
          {field('leader', leader, setLeader)}
        </div>
      </Form>
      <Typography.Paragraph type="secondary">{w.note}</Typography.Paragraph>
      <TaskNames tasks={tasks} />
    </DialogFrame>
  );
}
