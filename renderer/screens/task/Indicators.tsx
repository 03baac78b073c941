import { Progress } from 'antd';
import type { TaskDetail } from '../../../shared/model/views.ts';
import { fill, useWords } from '../../words/words.ts';
import { targetText } from './target-text.ts';

/** Target, actual value, and what is missing as a bar. */
export function Indicators({ indicators }: Pick<TaskDetail, 'indicators'>) {
  const w = useWords('task');
  return (
    <ul className="task-indicators">
      {indicators.map((indicator) => {
        const { id, text, actual, unit, reached, distance } = indicator;
        return (
          <li key={id}>
            <div className="text-block">{text}</div>
            <div className="task-indicator-figures numbers">
              <span>{fill(w.targetIs, { target: targetText(indicator) })}</span>
              <span>
                {actual === null ? w.noActual : fill(w.actualIs, { actual: `${actual}${unit ?? ''}` })}
              </span>
              {distance !== null && <strong>{distance}</strong>}
              {distance === null && reached !== null && reached >= 1 && <span>{w.reached}</span>}
            </div>
            {reached !== null && (
              <Progress
                percent={Math.min(100, Math.floor(reached * 100))}
                size="small"
                status={reached >= 1 ? 'success' : 'normal'}
                aria-label={text}
              />
            )}
          </li>
        );
      })}
    </ul>
  );
}
