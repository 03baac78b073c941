import { Button, Flex } from 'antd';
import type { DescribedError } from '../../../shared/errors.ts';
import { Failure } from '../../parts/Failure.tsx';
import { go } from '../../routes/router.ts';
import { useWords } from '../../words/words.ts';

/** Why a receive can't be taken back, with the other way back. */
export function UndoFailure({ error }: { readonly error: DescribedError }) {
  const w = useWords('receive');
  return (
    <Flex vertical gap="small" align="flex-start" role="alert" className="undo-failure">
      <Failure error={error} />
      {error.code === 'E_UNDO_CHANGED' && <Button onClick={() => go('backups')}>{w.toBackups}</Button>}
    </Flex>
  );
}
