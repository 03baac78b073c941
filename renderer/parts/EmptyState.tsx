import { Empty } from 'antd';
import type { ReactNode } from 'react';

interface EmptyStateProps {
  /** One line: why there is nothing here. */
  readonly why: string;
  /** One button: what next. */
  readonly children?: ReactNode;
}

export function EmptyState({ why, children }: EmptyStateProps) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={why}>
      {children}
    </Empty>
  );
}
