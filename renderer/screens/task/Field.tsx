import { CheckOutlined, EditOutlined } from '@ant-design/icons';
import { Button, Flex } from 'antd';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { fill, useWords } from '../../words/words.ts';
import { type Changes, confirmHere, correctField, type FieldName, presentValues } from './acts.ts';
import { FieldEditor } from './FieldEditor.tsx';

interface FieldProps {
  readonly detail: TaskDetail;
  readonly name: FieldName;
  readonly children: ReactNode;
}

/** One field as it was understood: its value, whether it is a guess, and how to put it right. */
export function Field({ detail, name, children }: FieldProps) {
  const w = useWords('task');
  const common = useWords('common');
  const [draft, setDraft] = useState<Changes | null>(null);
  const [busy, setBusy] = useState(false);
  const box = useRef<HTMLElement>(null);
  useFocusFollows(box, draft !== null);
  const { guesses, editable } = detail.row;
  const guess = guesses.some((field) => field === name);
  const label = w[name];
  const save = async () => {
    if (!draft) return;
    setBusy(true);
    if (await correctField(detail, name, tidy(draft))) setDraft(null);
    setBusy(false);
  };
  return (
    <div className={guess ? 'task-field is-guess' : 'task-field'}>
      <dt>
        {label}
        {guess && <span className="to-confirm">{w.toConfirm}</span>}
        {!guess && detail.corrected.includes(name) && <span className="task-corrected">{w.corrected}</span>}
      </dt>
      <dd ref={box}>
        {draft ? (
          <FieldEditor name={name} draft={draft} change={setDraft} />
        ) : (
          <div className="task-value text-block">{children}</div>
        )}
        {editable && (
          <Flex gap={4} className="task-field-acts" wrap>
            {draft ? (
              <>
                <Button size="small" type="primary" loading={busy} onClick={() => void save()}>
                  {common.save}
                </Button>
                <Button size="small" onClick={() => setDraft(null)}>
                  {w.leave}
                </Button>
              </>
            ) : (
              <>
                {guess && (
                  <Button
                    size="small"
                    icon={<CheckOutlined />}
                    aria-label={fill(w.confirmNamed, { field: label })}
                    onClick={() => void confirmHere(detail, [name])}
                  >
                    {w.confirm}
                  </Button>
                )}
                <Button
                  size="small"
                  type="text"
                  icon={<EditOutlined />}
                  aria-label={fill(w.editNamed, { field: label })}
                  onClick={() => setDraft({ [name]: presentValues(detail)[name] })}
                />
              </>
            )}
          </Flex>
        )}
      </dd>
    </div>
  );
}

/** The keyboard goes into the editor when it opens, and back to its button when it closes. */
function useFocusFollows(box: { readonly current: HTMLElement | null }, editing: boolean): void {
  const was = useRef(editing);
  useEffect(() => {
    if (was.current === editing) return;
    was.current = editing;
    const target = editing ? 'textarea, input, button' : 'button:last-of-type';
    box.current?.querySelector<HTMLElement>(target)?.focus();
  }, [box, editing]);
}

/** Without lines that were left empty. */
function tidy({ units, indicators, ...rest }: Changes): Changes {
  return {
    ...rest,
    ...(units && { units: units.filter(({ name }) => name.trim() !== '') }),
    ...(indicators && { indicators: indicators.filter(({ text }) => text.trim() !== '') }),
  };
}
