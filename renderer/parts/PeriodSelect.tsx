import { Select } from 'antd';
import { useLanguage } from '../state/session.ts';
import { useWords } from '../words/words.ts';
import { periodText } from './period-text.ts';
import { choosablePeriods } from './periods.ts';
import './period-select.css';

interface PeriodSelectProps {
  /** Periods up to it can be chosen. */
  readonly cutoff: string;
  readonly value: string;
  /** One that was asked for by the address and may be of another kind. */
  readonly asked: string | null;
  readonly choose: (period: string) => void;
}

/** 统计期: months, quarters, half-years and years up to the cut-off. */
export function PeriodSelect({ cutoff, value, asked, choose }: PeriodSelectProps) {
  const w = useWords('figures');
  const language = useLanguage();
  return (
    <Select
      className="period-select"
      aria-label={w.period}
      value={value}
      onChange={choose}
      options={choosablePeriods(cutoff, asked ?? value).map(({ kind, periods }) => ({
        label: w[`kind_${kind}`],
        title: kind,
        options: periods.map((period) => ({ value: period, label: periodText(period, language) })),
      }))}
    />
  );
}
