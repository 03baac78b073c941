import { Button, Space } from 'antd';
import { yearOf } from '../../../shared/lists/document-year.ts';
import { useWords } from '../../words/words.ts';
import type { Picked } from './OriginalPane.tsx';
import { type PickedAs, pickedEdit } from './picked-text.ts';
import type { PreviewTask, Values } from './review.ts';
import { saveEdit } from './review-acts.ts';

interface PickBarProps {
  readonly picked: Picked;
  readonly task: PreviewTask;
  readonly values: Values;
  readonly listTitle: string | null;
  readonly done: () => void;
}

const choices = [
  ['units', 'pickUnit'],
  ['deadline', 'pickDate'],
  ['indicators', 'pickNumber'],
  ['title', 'pickTitle'],
] as const satisfies readonly (readonly [PickedAs, string])[];

/** What the marked words can be taken as. */
export function PickBar({ picked, task, values, listTitle, done }: PickBarProps) {
  const w = useWords('importList');
  const take = (field: PickedAs) => {
    saveEdit({ ordinal: task.ordinal, field }, pickedEdit(field, picked.text, values, yearOf(listTitle)));
    window.getSelection()?.removeAllRanges();
    done();
  };
  return (
    <div
      className="pick-bar"
      role="toolbar"
      aria-label={w.pickAs}
      style={{ insetBlockStart: picked.y, insetInlineStart: picked.x }}
    >
      <Space.Compact size="small">
        {choices.map(([field, word]) => (
          <Button key={field} size="small" onClick={() => take(field)}>
            {w[word]}
          </Button>
        ))}
      </Space.Compact>
    </div>
  );
}
