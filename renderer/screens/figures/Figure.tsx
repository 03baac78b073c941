import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { ShareFilter } from '../../../shared/model/views.ts';
import { openBehind } from './use-address.ts';

interface FigureProps {
  readonly filter: Partial<ShareFilter>;
  /** Its whole name for a screen reader: what is counted and how many. */
  readonly name: string;
  readonly children: ReactNode;
  readonly tabIndex?: number;
  readonly onFocus?: () => void;
}

/** A figure that opens onto the rows it counted. */
export function Figure({ filter, name, children, tabIndex, onFocus }: FigureProps) {
  return (
    <Button
      type="link"
      size="small"
      className="figure"
      aria-label={name}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onClick={() => openBehind(filter)}
    >
      {children}
    </Button>
  );
}
