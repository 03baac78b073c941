import { Button } from 'antd';
import type { SheetRow } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { perform } from '../../actions/perform.ts';
import { fill, useWords } from '../../words/words.ts';
import { sendForReview, signOff } from './actions.ts';
import { draftOf, useDrafts } from './draft-store.ts';
import { focusTask } from './focus.ts';
import { countsOf, stateOf } from './sheet.ts';

/** How far the sheet is, what must be put right, and the way on. */
export function SheetFoot({ rows }: { readonly rows: readonly SheetRow[] }) {
  const w = useWords('progress');
  const period = useDrafts((drafts) => drafts.period);
  useDrafts((drafts) => drafts.entries);
  const counts = countsOf(rows, draftOf);
  const firstBegun = rows.find((row) => stateOf(row, draftOf(row.task)) === 'begun');
  return (
    <div className="sheet-bar" role="status">
      <span className="numbers">{fill(w.filledOf, { filled: counts.filled, all: counts.all })}</span>
      {counts.mustFix > 0 && firstBegun && (
        <Button type="link" danger onClick={() => focusTask(firstBegun.task)}>
          {fill(w.mustFix, { count: counts.mustFix })}
        </Button>
      )}
      <span className="sheet-keys">{w.keysHint}</span>
      {counts.toSign > 0 && counts.mustFix === 0 && <ActionButton action={sendForReview} />}
      <Button
        type="primary"
        disabled={counts.toSign === 0 || counts.mustFix > 0 || period === ''}
        onClick={() => perform(signOff)}
      >
        {counts.toSign === 0 ? w.toSignOff : fill(w.toSignOffCount, { count: counts.toSign })}
      </Button>
    </div>
  );
}
