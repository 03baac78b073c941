import { Flex, Typography } from 'antd';
import type { ReactNode } from 'react';

interface PageProps {
  readonly title: ReactNode;
  /** Buttons at the right of the title; at most one of them primary. */
  readonly actions?: ReactNode;
  /** Fills the height of the window: for screens whose table scrolls by itself. */
  readonly full?: boolean;
  readonly children: ReactNode;
}

/** The outline every screen shares: its title, its buttons, its content. */
export function Page({ title, actions, full = false, children }: PageProps) {
  return (
    <section className={full ? 'page page-full' : 'page'}>
      <Flex align="center" justify="space-between" gap="small" wrap className="page-head">
        <Typography.Title level={1} className="page-title">
          {title}
        </Typography.Title>
        {actions && (
          <Flex gap="small" wrap>
            {actions}
          </Flex>
        )}
      </Flex>
      {children}
    </section>
  );
}
