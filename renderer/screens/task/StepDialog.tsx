import { Button, Flex, Form, Input, Typography } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { periodText } from '../../parts/period-text.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { ChecklistEditor } from './ChecklistEditor.tsx';
import { makeStep } from './step-acts.ts';
import { formOf, isComplete, type Step, type StepAnswers } from './steps.ts';

interface StepDialogProps {
  readonly control: DialogControl;
  readonly step: Step;
  /** What the screen behind does at once when the step was made. */
  readonly made?: (() => void) | undefined;
}

/** What a step is called: the dialog's title, its button, and what is said when it is done. */
export function stepName(step: Step, w: Words['cycle'], language: 'zh' | 'en'): string {
  switch (step.type) {
    case 'decline':
      return w.decline;
    case 'request':
      return w[`ask_${step.request}`];
    case 'countersign':
      return step.answer === 'agreed' ? w.countersignAgree : w.countersignObject;
    case 'decide':
      return w[`decide_${step.verdict}`];
    case 'review': {
      const accepted = step.verdict === 'accept';
      if (step.about.kind === 'report')
        return fill(accepted ? w.acceptReport : w.returnReport, {
          period: periodText(step.about.period, language),
        });
      return fill(accepted ? w.agreeRequest : w.refuseRequest, { what: w[`ask_${step.about.request}`] });
    }
  }
}

/** Asks for the words and the date that a step needs, and makes it. */
export function StepDialog({ control, step, made }: StepDialogProps) {
  const w = useWords('cycle');
  const common = useWords('common');
  const language = useLanguage();
  const form = formOf(step);
  const [busy, setBusy] = useState(false);
  const [answers, setAnswers] = useState<StepAnswers>({
    text: '',
    date: step.type === 'review' && step.about.kind === 'request' ? (step.about.date ?? '') : '',
    change: '',
    leader: '',
    checks: {},
  });
  const detail = useAnswer('getTask', form.checklist ? { task: step.task.id } : null).value;
  const put = (change: Partial<StepAnswers>) => setAnswers((old) => ({ ...old, ...change }));
  const name = stepName(step, w, language);
  const submit = async () => {
    setBusy(true);
    const done = await makeStep(step, answers, name);
    setBusy(false);
    if (!done) return;
    made?.();
    control.close();
  };
  const ofUnit = step.type === 'decline' || step.type === 'request';
  const note = step.type === 'decline' ? w.declineNote : step.type === 'request' ? w.askNote : null;
  return (
    <DialogFrame
      control={control}
      title={name}
      okText={name}
      okButtonProps={{ disabled: !isComplete(form, answers), loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
    >
      <Typography.Paragraph>
        <span className="numbers">{step.task.number}</span>　{step.task.title}
      </Typography.Paragraph>
      {step.type === 'countersign' && <p>{step.unit.name}</p>}
      <Form layout="vertical">
        {form.date && (
          <Form.Item
            label={w.newDate}
            extra={step.task.due && fill(w.presentLimit, { due: step.task.due })}
            htmlFor="step-date"
          >
            <Input
              id="step-date"
              type="date"
              value={answers.date}
              onChange={(event) => put({ date: event.target.value })}
            />
          </Form.Item>
        )}
        {form.change && (
          <Form.Item label={w.changeText} htmlFor="step-change">
            <Input.TextArea
              id="step-change"
              autoSize={{ minRows: 2 }}
              value={answers.change}
              onChange={(event) => put({ change: event.target.value })}
            />
          </Form.Item>
        )}
        {form.text !== 'no' && (
          <Form.Item
            label={ofUnit ? w.reason : form.text === 'must' ? w.opinion : w.opinionOptional}
            extra={note}
            htmlFor="step-text"
          >
            <Input.TextArea
              id="step-text"
              autoFocus
              autoSize={{ minRows: 3 }}
              value={answers.text}
              onChange={(event) => put({ text: event.target.value })}
            />
          </Form.Item>
        )}
        {form.phrases && (
          <Flex gap="small" wrap role="group" aria-label={w.stock} className="step-phrases">
            {[w.stock1, w.stock2, w.stock3, w.stock4].map((phrase) => (
              <Button key={phrase} size="small" onClick={() => put({ text: answers.text + phrase })}>
                {phrase}
              </Button>
            ))}
          </Flex>
        )}
        {detail && detail.checklist.length > 0 && (
          <ChecklistEditor
            lines={detail.checklist}
            answers={answers.checks}
            change={(checks) => put({ checks })}
          />
        )}
        {form.leader !== 'no' && (
          <Form.Item label={step.type === 'countersign' ? w.signer : w.leader} htmlFor="step-leader">
            <Input
              id="step-leader"
              value={answers.leader}
              onChange={(event) => put({ leader: event.target.value })}
            />
          </Form.Item>
        )}
      </Form>
    </DialogFrame>
  );
}
