import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import type { ReviewItem } from '../../../shared/model/views.ts';
import { belongsToIme } from '../../actions/ime.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { fill, useWords } from '../../words/words.ts';
import { decide } from './acts.ts';
import { PhraseEditor } from './PhraseEditor.tsx';

interface ReturnDialogProps {
  readonly control: DialogControl;
  readonly items: readonly ReviewItem[];
}

/** 退回: the words for it, from the stock or typed; Ctrl+Enter sends, Alt and a digit takes a phrase. */
export function ReturnDialog({ control, items }: ReturnDialogProps) {
  const w = useWords('review');
  const common = useWords('common');
  const [text, setText] = useState('');
  const [editing, setEditing] = useState(false);
  const [busy, setBusy] = useState(false);
  const { value: phrases, reload } = useAnswer('getPhrases', {});
  const add = (phrase: string) => setText((old) => (old.includes(phrase) ? old : old + phrase));
  const submit = async () => {
    if (text.trim() === '' || busy) return;
    setBusy(true);
    const done = await decide(items, 'return', text.trim());
    setBusy(false);
    if (done) control.close();
  };
  const [first] = items;
  return (
    <DialogFrame
      control={control}
      title={items.length === 1 ? w.returnTitle : fill(w.returnTitleMany, { count: items.length })}
      okText={items.length === 1 ? w.return : fill(w.returnMany, { count: items.length })}
      okButtonProps={{ disabled: text.trim() === '', loading: busy }}
      cancelText={common.notNow}
      onOk={() => void submit()}
      width="40rem"
    >
      <p className="text-block">
        {items.length === 1 && first
          ? `${first.unit.name}　${first.task.number}　${first.task.title}`
          : fill(w.returnOf, { units: [...new Set(items.map(({ unit }) => unit.name))].join('、') })}
      </p>
      <Form
        layout="vertical"
        onKeyDown={(event) => {
          if (belongsToIme(event)) return;
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
            event.preventDefault();
            void submit();
          }
          const phrase =
            event.altKey && /^Digit[1-9]$/.test(event.code) && phrases?.[Number(event.code.at(-1)) - 1];
          if (!phrase) return;
          event.preventDefault();
          add(phrase);
        }}
      >
        <Form.Item label={w.opinion} extra={w.returnKeys} htmlFor="return-text">
          <Input.TextArea
            id="return-text"
            autoFocus
            autoSize={{ minRows: 3, maxRows: 10 }}
            maxLength={20_000}
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        </Form.Item>
        {editing ? (
          <PhraseEditor
            phrases={phrases ?? []}
            save={async (kept) => {
              if (!(await call('savePhrases', { phrases: [...kept] })).ok) return;
              reload();
              setEditing(false);
            }}
            leave={() => setEditing(false)}
          />
        ) : (
          <fieldset className="phrases">
            <legend>{w.phrases}</legend>
            {(phrases ?? []).map((phrase, index) => (
              <Button key={phrase} size="small" onClick={() => add(phrase)}>
                {index < 9 && <kbd>{`Alt+${index + 1}`}</kbd>}
                {phrase}
              </Button>
            ))}
            {text.trim() !== '' && !phrases?.includes(text.trim()) && (
              <Button
                size="small"
                type="dashed"
                onClick={async () => {
                  const kept = [...(phrases ?? []), text.trim().slice(0, 300)];
                  if ((await call('savePhrases', { phrases: kept })).ok) reload();
                }}
              >
                {w.keepPhrase}
              </Button>
            )}
            <Button size="small" type="link" onClick={() => setEditing(true)}>
              {w.editPhrases}
            </Button>
          </fieldset>
        )}
      </Form>
    </DialogFrame>
  );
}
