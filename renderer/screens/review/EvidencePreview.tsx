import { useAnswer } from '../../api/use-answer.ts';
import { Loading } from '../../parts/Loading.tsx';
import { PdfPreview } from '../../parts/pdf/PdfPreview.tsx';
import { useWords } from '../../words/words.ts';

interface EvidencePreviewProps {
  readonly sha256: string;
  readonly name: string;
}

/** A picture, a text or the pages of a PDF as they are; foreign text is never more than text. */
export function EvidencePreview({ sha256, name }: EvidencePreviewProps) {
  const w = useWords('review');
  const { value } = useAnswer('getEvidence', { sha256, content: true });
  if (!value) return <Loading />;
  if (value.state !== 'here') return <p className="secondary">{w.notHere}</p>;
  if (value.kind === 'picture' && value.content !== null && value.mime !== null)
    return <img className="review-picture" src={`data:${value.mime};base64,${value.content}`} alt={name} />;
  if (value.kind === 'pdf' && value.content !== null)
    return <PdfPreview content={value.content} name={name} />;
  if (value.text !== null)
    return (
      <section className="review-text text-block" aria-label={name}>
        {value.text}
      </section>
    );
  return <p className="secondary">{w.noPreview}</p>;
}
