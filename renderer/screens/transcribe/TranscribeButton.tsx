import { Button } from 'antd';
import { openDialog } from '../../dialogs/dialog.ts';
import { fill, useWords } from '../../words/words.ts';
import type { TypingTarget } from './typing.ts';

/** 代录 beside a unit's name. */
export function TranscribeButton({ target }: { readonly target: TypingTarget }) {
  const w = useWords('transcripts');
  return (
    <Button
      type="link"
      size="small"
      aria-label={fill(w.actFor, { unit: target.unit.name })}
      onClick={() => openDialog({ kind: 'transcribe', target })}
    >
      {w.act}
    </Button>
  );
}
