import { useWords } from '../words/words.ts';
import { EvidenceFile } from './EvidenceFile.tsx';

interface ReportEvidenceProps {
  readonly items: readonly { readonly sha256: string; readonly name: string; readonly bytes: number }[];
}

/** The files of a signed-off report, each with its small picture and what can be done with it. */
export function ReportEvidence({ items }: ReportEvidenceProps) {
  const w = useWords('evidence');
  if (items.length === 0) return null;
  return (
    <ul className="plain-list report-evidence" aria-label={w.list}>
      {items.map((item) => (
        <li key={item.sha256}>
          <EvidenceFile item={item} />
        </li>
      ))}
    </ul>
  );
}
