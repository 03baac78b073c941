import { Form, Input } from 'antd';
import { useState } from 'react';
import type { InsideInstruction } from '../../../../shared/model/views.ts';
import { type DialogControl, DialogFrame } from '../../../dialogs/DialogFrame.tsx';
import { useSession } from '../../../state/session.ts';
import { useWords } from '../../../words/words.ts';
import { answerInside } from './instruct-acts.ts';

interface AnswerDialogProps {
  readonly control: DialogControl;
  readonly instruction: InsideInstruction;
}

/** What was done about a 校内批示. */
export function AnswerDialog({ control, instruction }: AnswerDialogProps) {
  const w = useWords('instructions');
  const common = useWords('common');
  const session = useSession();
  const [outcome, setOutcome] = useState(instruction.outcome ?? '');
  const [by, setBy] = useState(instruction.answeredBy ?? session?.operator ?? '');
  const [busy, setBusy] = useState(false);
  const submit = async () => {
    setBusy(true);
    const done = await answerInside({ instruction: instruction.id, outcome, by: by.trim() || null });
    setBusy(false);
    if (done) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={w.answerTitle}
      okText={w.answerVerb}
      okButtonProps={{ disabled: outcome.trim() === '', loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      <p>
        <strong>{instruction.by}</strong> <span className="numbers">{instruction.on}</span>
      </p>
      <p className="text-block">{instruction.text}</p>
      <Form layout="vertical">
        <Form.Item label={w.outcome} htmlFor="answer-outcome">
          <Input.TextArea
            id="answer-outcome"
            autoFocus
            autoSize={{ minRows: 3 }}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={w.answeredBy} htmlFor="answer-by">
          <Input id="answer-by" value={by} onChange={(event) => setBy(event.target.value)} />
        </Form.Item>
      </Form>
    </DialogFrame>
  );
}
