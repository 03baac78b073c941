import { Input, Typography } from 'antd';
import { useState } from 'react';
import { useAnswer } from '../../api/use-answer.ts';
import type { DialogControl } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { useSettled } from '../../parts/use-settled.ts';
import { useWords } from '../../words/words.ts';
import { AddCandidatesDialog } from './AddCandidatesDialog.tsx';

const SETTLED_MS = 250;

export function PasteUnitsDialog({ control }: { readonly control: DialogControl }) {
  const w = useWords('units');
  const [text, setText] = useState('');
  const settled = useSettled(text, SETTLED_MS);
  const { value, error } = useAnswer('readUnits', settled.trim() === '' ? null : { text: settled });
  const candidates = text.trim() === '' ? [] : (value ?? []);
  return (
    <AddCandidatesDialog control={control} title={w.pasteTitle} candidates={candidates}>
      <Typography.Text type="secondary">{w.pasteNote}</Typography.Text>
      <Input.TextArea
        autoFocus
        rows={candidates.length > 0 ? 3 : 8}
        className="units-paste"
        value={text}
        placeholder={w.pastePlaceholder}
        aria-label={w.pasteTitle}
        onChange={(event) => setText(event.target.value)}
      />
      {error && <Failure error={error} />}
    </AddCandidatesDialog>
  );
}
