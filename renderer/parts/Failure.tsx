import { Alert, Button, Flex, Typography } from 'antd';
import { useState } from 'react';
import { failureText, type ShownFailure } from '../state/failures.ts';
import { useWords } from '../words/words.ts';

interface FailureProps {
  readonly error: ShownFailure['error'];
  readonly retry?: () => void;
}

/** A refusal where it belongs on a screen: what happened, what to do next, the code small, and a copy button. */
export function Failure({ error, retry }: FailureProps) {
  const w = useWords('common');
  return (
    <Alert
      type="error"
      showIcon
      title={error.message}
      description={<FailureHint error={error} />}
      action={retry && <Button onClick={retry}>{w.retry}</Button>}
    />
  );
}

export function FailureHint({ error }: Pick<FailureProps, 'error'>) {
  const w = useWords('common');
  const [copied, setCopied] = useState(false);
  const copy = () => void navigator.clipboard.writeText(failureText(error)).then(() => setCopied(true));
  return (
    <>
      <div className="text-block">{error.hint}</div>
      <Flex align="center" gap="small">
        <Typography.Text type="secondary" className="small">
          {error.code}
        </Typography.Text>
        <Button type="link" size="small" onClick={copy}>
          {copied ? w.copied : w.copy}
        </Button>
      </Flex>
    </>
  );
}
