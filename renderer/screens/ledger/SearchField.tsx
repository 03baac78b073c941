import { SearchOutlined } from '@ant-design/icons';
import { Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useWords } from '../../words/words.ts';

interface SearchFieldProps {
  readonly query: string;
  readonly change: (query: string) => void;
}

const SETTLED_MS = 120;

/** Text, two-character words, or pinyin initials. The rows follow once typing pauses. */
export function SearchField({ query, change }: SearchFieldProps) {
  const w = useWords('ledger');
  const [text, setText] = useState(query);
  const sent = useRef(query);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  useEffect(() => {
    if (query === sent.current) return;
    sent.current = query;
    setText(query);
  }, [query]);
  useEffect(() => () => clearTimeout(timer.current), []);

  const type = (next: string) => {
    setText(next);
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      sent.current = next;
      change(next);
    }, SETTLED_MS);
  };
  return (
    <Input
      className="ledger-search"
      prefix={<SearchOutlined />}
      allowClear
      placeholder={w.searchPlaceholder}
      aria-label={w.searchHere}
      value={text}
      onChange={(event) => type(event.target.value)}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowDown') return;
        event.preventDefault();
        document.querySelector<HTMLElement>('[data-ledger-grid]')?.focus();
      }}
    />
  );
}
