import { Form, Input } from 'antd';
import { useState } from 'react';
import type { SheetRow } from '../../../shared/model/views.ts';
import { belongsToIme } from '../../actions/ime.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { useWords } from '../../words/words.ts';
import { reviewRow } from './acts.ts';

interface InternalReturnDialogProps {
  readonly control: DialogControl;
  readonly row: SheetRow;
}

/** 校内退回: the reason, which the filler sees beside the draft. Ctrl+Enter returns. */
export function InternalReturnDialog({ control, row }: InternalReturnDialogProps) {
  const w = useWords('internal');
  const common = useWords('common');
  const [text, setText] = useState('');
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const done = await reviewRow(row, 'return', text.trim());
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={w.return}
      okText={w.return}
      okButtonProps={{ disabled: text.trim() === '', loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      <p className="text-block">
        <span className="numbers">{row.number}</span>　{row.title}
      </p>
      <Form
        layout="vertical"
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || belongsToIme(event)) return;
          event.preventDefault();
          void submit();
        }}
      >
        <Form.Item label={w.reason} extra={w.reasonKeys} htmlFor="internal-reason">
          <Input.TextArea
            id="internal-reason"
            autoFocus
            autoSize={{ minRows: 3 }}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
      </Form>
    </DialogFrame>
  );
}
