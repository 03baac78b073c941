import { Button } from 'antd';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { useWords } from '../../words/words.ts';
import { Fingerprint } from '../receive/Fingerprint.tsx';

interface FingerprintDialogProps {
  readonly control: DialogControl;
  readonly title: string;
  readonly body: string;
  readonly fingerprint: string;
}

/** A fingerprint to read out or to compare, for as long as the call takes. */
export function FingerprintDialog({ control, title, body, fingerprint }: FingerprintDialogProps) {
  const w = useWords('cards');
  return (
    <DialogFrame
      control={control}
      title={title}
      footer={
        <Button type="primary" onClick={control.close}>
          {w.done}
        </Button>
      }
    >
      <p className="text-block fingerprint-body">{body}</p>
      <Fingerprint fingerprint={fingerprint} />
    </DialogFrame>
  );
}
