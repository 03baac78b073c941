import type { ReviewItem } from '../../../shared/model/views.ts';
import { bytesText } from '../../parts/bytes.ts';
import { useWords } from '../../words/words.ts';

/** The files of a report, by name and size. */
export function Evidence({ report }: Pick<ReviewItem, 'report'>) {
  const w = useWords('review');
  if (!report || report.evidence.length === 0) return <p className="secondary">{w.noEvidence}</p>;
  return (
    <ul className="plain-list">
      {report.evidence.map(({ sha256, name, bytes }) => (
        <li key={sha256} className="text-block">
          {name} <span className="secondary numbers">{bytesText(bytes)}</span>
        </li>
      ))}
    </ul>
  );
}
