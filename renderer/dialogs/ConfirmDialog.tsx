import { useWords } from '../words/words.ts';
import { type DialogControl, DialogFrame } from './DialogFrame.tsx';
import type { Question } from './dialog.ts';

interface ConfirmDialogProps {
  readonly control: DialogControl;
  readonly question: Question;
  readonly answer: (yes: boolean) => void;
}

export function ConfirmDialog({ control, question, answer }: ConfirmDialogProps) {
  const w = useWords('common');
  const say = (yes: boolean) => {
    answer(yes);
    control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={question.title}
      okText={question.verb}
      okButtonProps={{ danger: question.danger ?? false }}
      cancelText={w.notNow}
      onOk={() => say(true)}
      onCancel={() => say(false)}
      width="28rem"
    >
      <p className="text-block">{question.body}</p>
    </DialogFrame>
  );
}
