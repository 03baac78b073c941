import type { SheetRow } from '../../../shared/model/views.ts';
import { periodText } from '../../parts/period-text.ts';
import { TranscriptMark } from '../../parts/TranscriptMark.tsx';
import { useLanguage } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';

/** What was reported last time, in grey beside the fields. */
export function LastReport({ row: { last, indicators } }: { readonly row: SheetRow }) {
  const w = useWords('progress');
  const language = useLanguage();
  if (!last) return <div className="sheet-last">{w.noLast}</div>;
  const figures = last.actuals.map(({ indicator, value }) => {
    const known = indicators.find(({ id }) => id === indicator);
    return known ? `${known.subject} ${value}${known.unit ?? ''}` : String(value);
  });
  const percent = last.percent === null ? [] : [`${last.percent}%`];
  return (
    <div className="sheet-last">
      <div className="sheet-last-when">
        {fill(w.lastPeriod, { period: periodText(last.period, language) })} <TranscriptMark report={last} />
      </div>
      <div className="text-block">
        {last.noChange === null ? last.text : `${w.noChange}：${last.noChange}`}
      </div>
      {[...percent, ...figures].length > 0 && (
        <div className="numbers">{[...percent, ...figures].join('，')}</div>
      )}
      {last.problems && <div className="text-block">{`${w.problems}：${last.problems}`}</div>}
      {last.coordination && <div className="text-block">{`${w.coordination}：${last.coordination}`}</div>}
      {last.next && <div className="text-block">{`${w.next}：${last.next}`}</div>}
    </div>
  );
}
