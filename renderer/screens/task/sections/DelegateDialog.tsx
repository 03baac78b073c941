import { Form, Input, Select, Typography } from 'antd';
import { useState } from 'react';
import type { LedgerRow } from '../../../../shared/model/views.ts';
import { useAnswer } from '../../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../../dialogs/DialogFrame.tsx';
import { fill, useWords } from '../../../words/words.ts';
import { delegateTask } from './acts.ts';

interface DelegateDialogProps {
  readonly control: DialogControl;
  readonly row: LedgerRow;
}

/** 分给科室: registered ones to choose from, new ones by typing their names. */
export function DelegateDialog({ control, row }: DelegateDialogProps) {
  const w = useWords('sections');
  const common = useWords('common');
  const [sections, setSections] = useState<readonly string[]>([]);
  const [due, setDue] = useState('');
  const [busy, setBusy] = useState(false);
  const units = useAnswer('listUnits', {}).value ?? [];
  const submit = async () => {
    setBusy(true);
    const done = await delegateTask(row, sections, due || null);
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.title, { number: row.number })}
      okText={fill(w.verb, { count: sections.length })}
      okButtonProps={{ disabled: sections.length === 0, loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      <p className="text-block">{row.title}</p>
      <Typography.Paragraph type="secondary">{w.note}</Typography.Paragraph>
      <Form layout="vertical">
        <Form.Item label={w.which} htmlFor="delegate-sections">
          <Select
            id="delegate-sections"
            mode="tags"
            autoFocus
            placeholder={w.whichHint}
            value={[...sections]}
            tokenSeparators={['、', '，', ',']}
            options={units
              .filter(({ kind, self, above }) => kind === 'section' && !self && !above)
              .map(({ name }) => ({ value: name, label: name }))}
            onChange={(names: string[]) => setSections(names.map((name) => name.trim()).filter(Boolean))}
          />
        </Form.Item>
        <Form.Item label={w.due} htmlFor="delegate-due">
          <Input id="delegate-due" type="date" value={due} onChange={(event) => setDue(event.target.value)} />
        </Form.Item>
      </Form>
    </DialogFrame>
  );
}
