import { Button, Flex, Typography } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { belongsToIme } from '../../actions/ime.ts';
import { useWords } from '../../words/words.ts';
import { FieldEditor } from '../task/FieldEditor.tsx';
import { checkEdit } from './check-edit.ts';
import { stopEdit, useImport } from './import-store.ts';
import type { Field, TaskEdit, Values } from './review.ts';
import { saveEdit } from './review-acts.ts';

interface EditFieldProps {
  readonly field: Field;
  readonly values: Values;
}

/** One field being put right. Ctrl+Enter saves, Esc leaves it as it was. */
export function EditField({ field, values }: EditFieldProps) {
  const w = useWords('importList');
  const fieldWords = useWords('recordFields');
  const [draft, setDraft] = useState<TaskEdit>({ [field]: values[field] });
  const [problem, setProblem] = useState<'titleNeeded' | 'dateWrong' | null>(null);
  const box = useRef<HTMLFieldSetElement>(null);

  useEffect(() => {
    box.current?.querySelector<HTMLElement>('textarea, input')?.focus();
  }, []);

  const save = () => {
    const checked = checkEdit(field, draft);
    const at = useImport.getState().draft?.at;
    if (checked.ok && at) saveEdit({ ...at, field }, checked.changes);
    else if (!checked.ok) setProblem(checked.problem);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (belongsToIme(event)) return;
    if (event.key === 'Escape') stopEdit();
    else if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) save();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    // The keys belong to whichever control inside has the focus.
    <fieldset ref={box} aria-label={fieldWords[field]} className="understood-edit" onKeyDown={onKeyDown}>
      <div className="understood-label">{fieldWords[field]}</div>
      <FieldEditor name={field} draft={draft} change={setDraft} />
      {problem && (
        <Typography.Text type="danger" role="alert">
          {w[problem]}
        </Typography.Text>
      )}
      <Flex gap="small" align="center" wrap>
        <Button size="small" type="primary" onClick={save}>
          {w.save}
        </Button>
        <Button size="small" onClick={stopEdit}>
          {w.cancel}
        </Button>
        <Typography.Text type="secondary" className="small">
          {w.saveHint}
        </Typography.Text>
      </Flex>
    </fieldset>
  );
}
