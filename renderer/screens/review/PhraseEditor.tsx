import { Button, Flex, Input } from 'antd';
import { useState } from 'react';
import { useWords } from '../../words/words.ts';

interface PhraseEditorProps {
  readonly phrases: readonly string[];
  readonly save: (phrases: readonly string[]) => Promise<void>;
  readonly leave: () => void;
}

/** 常用语, one a line: their order is that of their keys. */
export function PhraseEditor({ phrases, save, leave }: PhraseEditorProps) {
  const w = useWords('review');
  const common = useWords('common');
  const [text, setText] = useState(phrases.join('\n'));
  const lines = [...new Set(text.split('\n').flatMap((line) => line.trim() || []))];
  return (
    <Flex vertical gap="small">
      <Input.TextArea
        aria-label={w.phrases}
        autoSize={{ minRows: 4, maxRows: 12 }}
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      <span className="secondary small">{w.phrasesHint}</span>
      <Flex gap="small">
        <Button
          size="small"
          type="primary"
          onClick={() => void save(lines.slice(0, 50).map((l) => l.slice(0, 300)))}
        >
          {w.savePhrases}
        </Button>
        <Button size="small" onClick={leave}>
          {common.notNow}
        </Button>
      </Flex>
    </Flex>
  );
}
