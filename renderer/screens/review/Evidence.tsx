import { Button } from 'antd';
import { useState } from 'react';
import type { ReviewItem } from '../../../shared/model/views.ts';
import { EvidenceFile } from '../../parts/EvidenceFile.tsx';
import { useWords } from '../../words/words.ts';
import { EvidencePreview } from './EvidencePreview.tsx';

/** The files of a report; the first picture or text is shown at once, another by its button. */
export function Evidence({ report }: Pick<ReviewItem, 'report'>) {
  const w = useWords('review');
  const [chosen, setChosen] = useState<string | null>(null);
  if (!report || report.evidence.length === 0) return <p className="secondary">{w.noEvidence}</p>;
  const shown = report.evidence.find(({ sha256 }) => sha256 === chosen) ?? report.evidence[0];
  return (
    <>
      <ul className="plain-list review-files">
        {report.evidence.map((item) => (
          <li key={item.sha256}>
            <EvidenceFile
              item={item}
              whileHere={
                <Button
                  size="small"
                  aria-label={`${w.preview} ${item.name}`}
                  aria-pressed={item.sha256 === shown?.sha256}
                  onClick={() => setChosen(item.sha256)}
                >
                  {w.preview}
                </Button>
              }
            />
          </li>
        ))}
      </ul>
      {shown && <EvidencePreview key={shown.sha256} sha256={shown.sha256} name={shown.name} />}
    </>
  );
}
