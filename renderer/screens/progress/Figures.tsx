import { InputNumber } from 'antd';
import type { Draft, SheetRow } from '../../../shared/model/views.ts';
import { indicatorProgress } from '../../../shared/rules/indicator-progress.ts';
import { fill, useWords } from '../../words/words.ts';
import { targetText } from '../task/target-text.ts';
import { withActual } from './sheet.ts';

interface FiguresProps {
  readonly row: SheetRow;
  readonly draft: Draft;
  readonly change: (next: (draft: Draft) => Draft) => void;
}

/** One numeric cell for each indicator, with the distance to its target as typed. */
export function Figures({ row, draft, change }: FiguresProps) {
  const w = useWords('progress');
  return (
    <div className="sheet-figures">
      {row.indicators.map((indicator) => {
        const actual = draft.actuals.find((known) => known.indicator === indicator.id)?.value ?? null;
        const { distance, reached } = indicatorProgress(indicator, actual);
        return (
          <div key={indicator.id} className="sheet-figure" data-field={`actual:${indicator.id}`}>
            <span className="sheet-figure-name" title={indicator.text}>
              {indicator.subject || indicator.text}
              <span className="sheet-target numbers">{targetText(indicator)}</span>
            </span>
            <InputNumber
              className="sheet-number"
              value={actual}
              controls={false}
              suffix={indicator.unit}
              aria-label={fill(w.actualOf, { indicator: indicator.text })}
              onChange={(value) => change((old) => withActual(old, indicator.id, value))}
            />
            <span className="sheet-distance numbers" role="status">
              {distance ?? (reached !== null && reached >= 1 ? w.reached : '')}
            </span>
          </div>
        );
      })}
    </div>
  );
}

interface PercentFieldProps {
  readonly percent: number | null;
  readonly change: (percent: number | null) => void;
}

export function PercentField({ percent, change }: PercentFieldProps) {
  const w = useWords('progress');
  return (
    <span className="sheet-percent" data-field="percent">
      <span>{w.percent}</span>
      <InputNumber
        className="sheet-number"
        size="small"
        value={percent}
        min={0}
        max={100}
        controls={false}
        suffix="%"
        placeholder={w.optional}
        aria-label={w.percent}
        onChange={change}
      />
    </span>
  );
}
