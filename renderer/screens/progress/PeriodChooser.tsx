import { Select } from 'antd';
import type { SheetPeriod } from '../../../shared/model/views.ts';
import { periodText } from '../../parts/period-text.ts';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

interface PeriodChooserProps {
  readonly period: string;
  readonly periods: readonly SheetPeriod[];
  readonly choose: (period: string) => void;
  /** What is said of each in the list, with {period}, {date}, {filled}, {tasks} and {waiting}; how far it is filled where left out. */
  readonly saying?: string;
}

/** The periods due now, one for each cycle in use, with how far they are; then those before them. */
export function PeriodChooser({ period, periods, choose, saying }: PeriodChooserProps) {
  const w = useWords('progress');
  const language = useLanguage();
  const known = periods.some((each) => each.period === period);
  const plain = (text: string) => ({ value: text, label: periodText(text, language) });
  const due = periods.filter(({ current }) => current);
  const option = (each: SheetPeriod) => ({
    value: each.period,
    label: periodText(each.period, language),
    title: fill(saying ?? w.periodDue, {
      period: periodText(each.period, language),
      date: each.due,
      filled: each.filled,
      tasks: each.tasks,
      waiting: each.waiting,
    }),
  });
  const groups = [
    { label: w.periodsNow, title: w.periodsNow, options: due.map(option) },
    {
      label: w.periodsBefore,
      title: w.periodsBefore,
      options: [...(known ? [] : [plain(period)]), ...periods.filter(({ current }) => !current).map(option)],
    },
  ].filter(({ options }) => options.length > 0);
  return (
    <Select
      value={period}
      options={groups}
      optionRender={({ data }) => data.title ?? data.label}
      aria-label={w.period}
      popupMatchSelectWidth={false}
      onChange={choose}
    />
  );
}
