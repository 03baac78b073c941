import type { ReactNode } from 'react';
import type { JudgedLineView } from '../../../shared/model/views.ts';
import { fill, useWords } from '../../words/words.ts';

interface ChecklistLinesProps {
  readonly lines: readonly JudgedLineView[];
  /** What a person may state about a line that the records do not pass. */
  readonly editor?: (line: JudgedLineView) => ReactNode;
}

const signs = { pass: '✔', explained: '✎', notApplicable: '—', missing: '✘' } as const;

/** 销号核验清单: each line with its result in sign and word, and why it is still missing. */
export function ChecklistLines({ lines, editor }: ChecklistLinesProps) {
  const w = useWords('closing');
  return (
    <ol className="checklist">
      {lines.map((line) => (
        <li key={line.id} className={line.result === 'missing' && line.required ? 'checklist-missing' : ''}>
          <span className="checklist-result">
            <span aria-hidden>{signs[line.result]}</span> {w[`result_${line.result}`]}
          </span>
          <div>
            {line.text}
            {!line.required && <span className="secondary"> {w.optional}</span>}
            {line.why !== null && <div className="checklist-why">{line.why}</div>}
            {line.note !== '' && (
              <div className="text-block secondary">{fill(w.note, { note: line.note })}</div>
            )}
            {editor?.(line)}
          </div>
        </li>
      ))}
    </ol>
  );
}
