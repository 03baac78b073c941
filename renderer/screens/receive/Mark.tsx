import { Tag } from 'antd';
import type { ReactNode } from 'react';
import './mark.css';

interface MarkProps {
  readonly tone: 'good' | 'warn' | 'bad' | 'info' | 'plain';
  readonly children: ReactNode;
}

/** A state in a word; the colour only repeats it and keeps the contrast of text. */
export function Mark({ tone, children }: MarkProps) {
  return <Tag className={`mark-tag mark-tag-${tone}`}>{children}</Tag>;
}
