import { Flex, Spin } from 'antd';
import { useWords } from '../words/words.ts';

const SHOWN_AFTER_MS = 300;

/** Shown only when reading takes a moment. */
export function Loading() {
  const w = useWords('common');
  return (
    <Flex justify="center" align="center" className="loading" role="status" aria-label={w.loading}>
      <Spin delay={SHOWN_AFTER_MS} />
    </Flex>
  );
}
