import type { TaskDetail } from '../../../shared/model/views.ts';
import { useWords } from '../../words/words.ts';
import { markedCells } from './marked-cells.ts';

/** The row as printed in the source, with units, dates and numbers marked. */
export function PrintedRow({ detail }: { readonly detail: TaskDetail }) {
  const w = useWords('task');
  const cells = markedCells(detail);
  if (cells.length === 0) return <p className="task-note">{w.addedByHand}</p>;
  return (
    <>
      <dl className="task-printed">
        {cells.map(({ column, pieces }) => (
          <div key={column}>
            <dt>{column}</dt>
            <dd className="text-block">
              {pieces.length === 0 && <span className="task-unit-role">{w.printedBlank}</span>}
              {pieces.map(({ text, mark, start }) =>
                mark === null ? (
                  text
                ) : (
                  <mark key={start} className={`mark-${mark}`} title={w[markWord[mark]]}>
                    {text}
                  </mark>
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
      <p className="task-note">
        <mark className="mark-unit">{w.markUnit}</mark> <mark className="mark-date">{w.markDate}</mark>{' '}
        <mark className="mark-number">{w.markNumber}</mark>
      </p>
    </>
  );
}

const markWord = { unit: 'markUnit', date: 'markDate', number: 'markNumber' } as const;
