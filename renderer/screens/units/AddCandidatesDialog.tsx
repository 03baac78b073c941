import { type ReactNode, useState } from 'react';
import type { DescribedError } from '../../../shared/errors.ts';
import type { UnitCandidate } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { type DialogControl, DialogFrame } from '../../dialogs/DialogFrame.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { announce } from '../../state/announcements.ts';
import { fill, useWords } from '../../words/words.ts';
import { CandidateTable, newOnes, rowsAt } from './CandidateTable.tsx';
import './units.css';

interface AddCandidatesDialogProps {
  readonly control: DialogControl;
  readonly title: string;
  readonly candidates: readonly UnitCandidate[];
  readonly children: ReactNode;
}

/** Rows that could become units: shown first, added in one step. */
export function AddCandidatesDialog({ control, title, candidates, children }: AddCandidatesDialogProps) {
  const w = useWords('units');
  const common = useWords('common');
  const [unchosen, setUnchosen] = useState<readonly number[]>([]);
  const [adding, setAdding] = useState(false);
  const [error, setError] = useState<DescribedError | null>(null);
  const chosen = newOnes(candidates).filter((index) => !unchosen.includes(index));
  const add = async () => {
    setAdding(true);
    const answer = await call('addUnits', { rows: rowsAt(candidates, chosen) }, { quiet: true });
    setAdding(false);
    if (!answer.ok) return setError(answer.error);
    announce(fill(w.added, answer.value));
    control.close();
  };
  return (
    <DialogFrame
      control={control}
      title={title}
      width="56rem"
      okText={fill(w.addCount, { count: chosen.length })}
      okButtonProps={{ disabled: chosen.length === 0 }}
      confirmLoading={adding}
      cancelText={common.notNow}
      onOk={() => void add()}
    >
      {children}
      {candidates.length > 0 && (
        <CandidateTable
          candidates={candidates}
          chosen={chosen}
          choose={(kept) => setUnchosen(newOnes(candidates).filter((index) => !kept.includes(index)))}
        />
      )}
      {error && <Failure error={error} />}
    </DialogFrame>
  );
}
