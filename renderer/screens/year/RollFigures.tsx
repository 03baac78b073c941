import { InputNumber } from 'antd';
import type { RollLine } from '../../../shared/model/views.ts';
import { fill, useWords } from '../../words/words.ts';
import type { RollChoice } from './roll-choice.ts';

interface RollFiguresProps {
  readonly line: RollLine;
  readonly figures: RollChoice['figures'];
  readonly change: (figures: RollChoice['figures']) => void;
}

/** The new year's target and 基数 of each indicator that is one number, beside what was reported last. */
export function RollFigures({ line, figures, change }: RollFiguresProps) {
  const w = useWords('year');
  return (
    <>
      {line.indicators.map(({ id, text, single, last, unit, target }) => {
        const figure = figures.get(id) ?? { target: null, baseline: null };
        const put = (part: Partial<typeof figure>) =>
          change(new Map(figures).set(id, { ...figure, ...part }));
        return (
          <div key={id} className="roll-figure">
            <div>
              {text}
              {last !== null && (
                <span className="secondary"> {fill(w.lastYear, { value: last, unit: unit ?? '' })}</span>
              )}
            </div>
            {single && (
              <div className="roll-inputs">
                <InputNumber
                  aria-label={`${line.number} ${text} ${w.target}`}
                  placeholder={target === null ? w.target : `${w.target} ${target}`}
                  value={figure.target}
                  onChange={(value) => put({ target: value })}
                />
                <InputNumber
                  aria-label={`${line.number} ${text} ${w.baseline}`}
                  placeholder={last === null ? w.baseline : `${w.baseline} ${last}`}
                  value={figure.baseline}
                  onChange={(value) => put({ baseline: value })}
                />
              </div>
            )}
          </div>
        );
      })}
    </>
  );
}
