import { Input } from 'antd';
import { useState } from 'react';
import type { KeyView } from '../../../shared/model/views.ts';
import { onEnter } from '../../actions/ime.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { fill, useWords } from '../../words/words.ts';

interface NameKeyDialogProps {
  readonly control: DialogControl;
  readonly keyView: KeyView;
}

/** What people call the PC: two PCs of one unit are told apart by it. */
export function NameKeyDialog({ control, keyView: { unit, fingerprint, label } }: NameKeyDialogProps) {
  const w = useWords('keys');
  const common = useWords('common');
  const [text, setText] = useState(label ?? '');
  const save = async () => {
    const answer = await call('nameKey', { unit: unit.id, fingerprint, label: text.trim() || null });
    if (answer.ok) control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={fill(w.nameTitle, { unit: unit.name })}
      okText={w.nameVerb}
      cancelText={common.notNow}
      onOk={() => void save()}
    >
      <Input
        autoFocus
        aria-label={w.pc}
        placeholder={w.nameHint}
        maxLength={100}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onEnter(() => void save())}
      />
    </DialogFrame>
  );
}
