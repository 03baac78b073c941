import { AutoComplete, Form } from 'antd';
import { useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import type { TransmissionEntry } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { fill, useWords } from '../../words/words.ts';
import { usedBefore } from './filter.ts';
import { useRegister } from './store.ts';

interface NoteDialogProps {
  readonly control: DialogControl;
  readonly entry: TransmissionEntry;
}

const fields = ['carriedBy', 'medium', 'receivedBy'] as const;
type Note = { readonly [F in (typeof fields)[number]]: string };

/** What the paper register knows and the file does not: who carried it, on what, who took it. */
export function NoteDialog({ control, entry }: NoteDialogProps) {
  const w = useWords('transmissions');
  const common = useWords('common');
  const entries = useRegister((register) => register.entries);
  const [form] = Form.useForm<Note>();
  const [saving, setSaving] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const hints = { carriedBy: w.carriedByHint, medium: w.mediumHint, receivedBy: w.receivedByHint };
  const save = async (note: Note) => {
    setSaving(true);
    const answer = await call('noteTransmission', { bundle: entry.id, ...note }, { quiet: true });
    setSaving(false);
    setError(answer.ok ? null : answer.error);
    if (!answer.ok) return;
    announce(w.noted);
    control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.noteTitle, { file: entry.file })}
      okText={w.noteVerb}
      cancelText={common.notNow}
      confirmLoading={saving}
      onOk={form.submit}
    >
      <Form<Note>
        form={form}
        layout="vertical"
        initialValues={Object.fromEntries(fields.map((field) => [field, entry[field] ?? '']))}
        onFinish={save}
      >
        {fields.map((field, index) => (
          <Form.Item key={field} name={field} label={w[field]} extra={hints[field]}>
            <AutoComplete
              autoFocus={index === 0}
              maxLength={100}
              defaultActiveFirstOption={false}
              filterOption
              options={usedBefore(entries, field).map((value) => ({ value }))}
            />
          </Form.Item>
        ))}
        {error && <Failure error={error} />}
      </Form>
    </DialogFrame>
  );
}
