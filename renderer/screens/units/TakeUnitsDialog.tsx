import { Typography } from 'antd';
import { useAnswer } from '../../api/use-answer.ts';
import type { DialogControl } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { useWords } from '../../words/words.ts';
import { AddCandidatesDialog } from './AddCandidatesDialog.tsx';

export function TakeUnitsDialog({ control }: { readonly control: DialogControl }) {
  const w = useWords('units');
  const { value, error, reload } = useAnswer('printedUnits', {});
  return (
    <AddCandidatesDialog control={control} title={w.takeTitle} candidates={value ?? []}>
      {error && <Failure error={error} retry={reload} />}
      {!value && !error && <Loading />}
      {value?.length === 0 && <Typography.Text type="secondary">{w.takeEmpty}</Typography.Text>}
    </AddCandidatesDialog>
  );
}
