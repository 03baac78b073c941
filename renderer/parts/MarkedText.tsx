import { useMemo } from 'react';
import { sideOf, textDiff } from './text-diff.ts';

interface MarkedTextProps {
  readonly before: string;
  readonly now: string;
}

/** What is new in a text. What was taken out is left to the text beside it. */
export function MarkedText({ before, now }: MarkedTextProps) {
  const pieces = useMemo(() => sideOf(textDiff(before, now), 'new'), [before, now]);
  let at = 0;
  return (
    <span className="text-block">
      {pieces.map(({ text, kind }) => {
        const key = at;
        at += text.length;
        return kind === 'new' ? <ins key={key}>{text}</ins> : <span key={key}>{text}</span>;
      })}
    </span>
  );
}
