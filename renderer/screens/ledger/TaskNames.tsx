import type { LedgerRow } from '../../../shared/model/views.ts';
import { fill, useWords } from '../../words/words.ts';

const SHOWN = 8;

/** Names the tasks an act is about, the first few in full. */
export function TaskNames({ tasks }: { readonly tasks: readonly LedgerRow[] }) {
  const w = useWords('ledger');
  return (
    <>
      <ol className="task-names">
        {tasks.slice(0, SHOWN).map(({ id, seq, ordinal, number, partOf, title }) => (
          <li key={id} value={seq ?? ordinal}>
            {partOf === null ? title : `${number}　${title}`}
          </li>
        ))}
      </ol>
      {tasks.length > SHOWN && (
        <p className="text-block">{fill(w.andMoreTasks, { count: tasks.length - SHOWN })}</p>
      )}
    </>
  );
}
