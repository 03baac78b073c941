import { Typography } from 'antd';
import type { ReactNode } from 'react';

interface CardHeadProps {
  readonly title: string;
  readonly file: string;
  readonly children?: ReactNode;
}

/** The first line of a card: what it is, the file it came in, what can be done with it. */
export function CardHead({ title, file, children }: CardHeadProps) {
  return (
    <header className="card-head">
      <div className="card-head-names">
        <Typography.Title level={2} className="card-title">
          {title}
        </Typography.Title>
        <span className="small card-file">{file}</span>
      </div>
      <div className="card-head-acts">{children}</div>
    </header>
  );
}
