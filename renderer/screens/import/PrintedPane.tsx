import { Typography } from 'antd';
import { fill, useWords } from '../../words/words.ts';
import { markedCells } from '../task/marked-cells.ts';
import type { List, PreviewTask } from './review.ts';

interface PrintedPaneProps {
  readonly task: PreviewTask;
  readonly columns: List['columns'];
  /** The column of merged cells, -1 where there is none. */
  readonly categoryColumn: number;
}

const markWord = { unit: 'markUnit', date: 'markDate', number: 'markNumber' } as const;

/** The row as printed, cell by cell, with the units, dates and numbers that were read marked. */
export function PrintedPane({ task, columns, categoryColumn }: PrintedPaneProps) {
  const w = useWords('importList');
  const marks = useWords('task');
  const cells = markedCells({
    cells: columns.map((column, index) => ({ column, text: task.cells[index] ?? '' })),
    indicators: task.indicators.map((indicator) => ({
      ...indicator,
      id: '',
      actual: null,
      reached: null,
      distance: null,
    })),
    row: task,
  });
  return (
    <section className="panel review-pane" aria-label={w.printed}>
      <header className="review-pane-head">
        <Typography.Title level={2} className="section-title">
          {w.printed}
        </Typography.Title>
        <span className="small">
          <mark className="mark-unit">{marks.markUnit}</mark>{' '}
          <mark className="mark-date">{marks.markDate}</mark>{' '}
          <mark className="mark-number">{marks.markNumber}</mark>
        </span>
      </header>
      <dl className="printed">
        {cells.map(({ column, pieces }, index) => (
          <div key={`${String(index)} ${column}`}>
            <dt>{column}</dt>
            <dd className="text-block">
              {pieces.length === 0 && (
                <span className="printed-merged">
                  {index === categoryColumn && task.category !== null
                    ? fill(w.merged, { text: task.category })
                    : w.blank}
                </span>
              )}
              {pieces.map(({ text, mark, start }) =>
                mark === null ? (
                  text
                ) : (
                  <mark key={start} className={`mark-${mark}`} title={marks[markWord[mark]]}>
                    {text}
                  </mark>
                ),
              )}
            </dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
