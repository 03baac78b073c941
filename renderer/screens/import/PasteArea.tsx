import { Button, Flex, Input } from 'antd';
import { type ClipboardEvent, useEffect, useState } from 'react';
import { useWords } from '../../words/words.ts';
import { useImport } from './import-store.ts';
import { openSource } from './open.ts';

/** What is pasted is read at once, with its table; what is typed waits for the button. */
export function PasteArea() {
  const w = useWords('importList');
  const busy = useImport((state) => state.busy);
  const [text, setText] = useState('');

  useEffect(() => {
    const onPaste = (event: globalThis.ClipboardEvent) => {
      if (event.defaultPrevented || isField(event.target)) return;
      if (readClipboard(event.clipboardData)) event.preventDefault();
    };
    document.addEventListener('paste', onPaste);
    return () => document.removeEventListener('paste', onPaste);
  }, []);

  const onPaste = (event: ClipboardEvent) => {
    // Words added to what was typed are text; anything with a form of its own is a document.
    if (text.trim() !== '' && !holdsTable(event.clipboardData.getData('text/html'))) return;
    if (readClipboard(event.clipboardData)) event.preventDefault();
  };
  return (
    <section className="panel import-way" aria-label={w.paste}>
      <strong>{w.paste}</strong>
      <span>{w.pasteNote}</span>
      <Input.TextArea
        className="import-paste"
        value={text}
        placeholder={w.pasteHere}
        aria-label={w.pasteHere}
        onPaste={onPaste}
        onChange={(event) => setText(event.target.value)}
      />
      <Flex justify="flex-end">
        <Button
          disabled={text.trim() === '' || busy}
          onClick={() => void openSource({ paste: { html: null, text } })}
        >
          {w.pasteRead}
        </Button>
      </Flex>
    </section>
  );
}

const holdsTable = (html: string): boolean => /<t(able|r|d)[\s>]/i.test(html);

/** False where the clipboard holds no text. */
function readClipboard(data: DataTransfer | null): boolean {
  const html = data?.getData('text/html') ?? '';
  const text = data?.getData('text/plain') ?? '';
  if (html.trim() === '' && text.trim() === '') return false;
  void openSource({ paste: { html: html.trim() === '' ? null : html, text } });
  return true;
}

const isField = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || target.matches('input, textarea'));
