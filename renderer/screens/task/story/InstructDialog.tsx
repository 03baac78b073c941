import { Form, Input, Typography } from 'antd';
import { useState } from 'react';
import type { LedgerRow } from '../../../../shared/model/views.ts';
import { type DialogControl, DialogFrame } from '../../../dialogs/DialogFrame.tsx';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../words/words.ts';
import { instruct } from './instruct-acts.ts';

interface InstructDialogProps {
  readonly control: DialogControl;
  /** null makes a task of the instruction. */
  readonly row: Pick<LedgerRow, 'id' | 'number' | 'title' | 'editable'> | null;
}

/** 领导批示: who, when, what, on which paper; about a task, or as a task of its own. */
export function InstructDialog({ control, row }: InstructDialogProps) {
  const w = useWords('instructions');
  const common = useWords('common');
  const session = useSession();
  const inside = row !== null && !row.editable;
  const [by, setBy] = useState('');
  const [on, setOn] = useState(session?.cutoff ?? '');
  const [text, setText] = useState('');
  const [source, setSource] = useState('');
  const [units, setUnits] = useState('');
  const [due, setDue] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const done = await instruct({
      task: row?.id ?? null,
      by: by.trim(),
      on,
      text,
      source: source.trim() || null,
      units: row
        ? []
        : units
            .split('\n')
            .map((name) => name.trim())
            .filter(Boolean),
      due: row ? null : due || null,
    });
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={inside ? w.inside : row ? w.record : w.newTask}
      okText={w.verb}
      okButtonProps={{ disabled: by.trim() === '' || on === '' || text.trim() === '', loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      {row && (
        <Typography.Paragraph>
          <span className="numbers">{row.number}</span>　{row.title}
        </Typography.Paragraph>
      )}
      <Form layout="vertical">
        <div className="field-pair">
          <Form.Item label={inside ? w.insideBy : w.by} htmlFor="instruct-by">
            <Input id="instruct-by" autoFocus value={by} onChange={(event) => setBy(event.target.value)} />
          </Form.Item>
          <Form.Item label={w.on} htmlFor="instruct-on">
            <Input id="instruct-on" type="date" value={on} onChange={(event) => setOn(event.target.value)} />
          </Form.Item>
        </div>
        <Form.Item
          label={w.text}
          extra={inside ? w.insideNote : row ? w.aboutNote : w.asTaskNote}
          htmlFor="instruct-text"
        >
          <Input.TextArea
            id="instruct-text"
            autoSize={{ minRows: 3 }}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={w.source} htmlFor="instruct-source">
          <Input id="instruct-source" value={source} onChange={(event) => setSource(event.target.value)} />
        </Form.Item>
        {!row && (
          <>
            <Form.Item label={w.units} htmlFor="instruct-units">
              <Input.TextArea
                id="instruct-units"
                autoSize={{ minRows: 2 }}
                value={units}
                onChange={(event) => setUnits(event.target.value)}
              />
            </Form.Item>
            <Form.Item label={w.due} htmlFor="instruct-due">
              <Input
                id="instruct-due"
                type="date"
                value={due}
                onChange={(event) => setDue(event.target.value)}
              />
            </Form.Item>
          </>
        )}
      </Form>
    </DialogFrame>
  );
}
