import { FileOutlined, FilePdfOutlined, FileTextOutlined, FileUnknownOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import type { EvidenceView } from '../../shared/model/views.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useWords } from '../words/words.ts';
import { bytesText } from './bytes.ts';
import './evidence.css';

interface EvidenceFileProps {
  readonly item: { readonly sha256: string; readonly name: string; readonly bytes: number };
  /** What can be done with it, at the right. */
  readonly children?: ReactNode;
}

/** An attached file: a small picture or a sign of its kind, its name, its size, and whether it is on this PC at all. */
export function EvidenceFile({ item: { sha256, name, bytes }, children }: EvidenceFileProps) {
  const w = useWords('evidence');
  const { value } = useAnswer('getEvidence', { sha256, content: false });
  const missing = value?.here === false;
  return (
    <span className={missing ? 'evidence-file is-missing' : 'evidence-file'}>
      <Thumbnail view={value} />
      <span className="evidence-file-text">
        <span className="evidence-file-name" title={name}>
          {name}
        </span>
        <span className="small secondary numbers">
          {bytesText(bytes)}
          {missing && <span className="evidence-file-missing"> · {w.missing}</span>}
        </span>
      </span>
      {children}
    </span>
  );
}

const icons = {
  picture: FileOutlined,
  pdf: FilePdfOutlined,
  text: FileTextOutlined,
  other: FileOutlined,
} as const;

function Thumbnail({ view }: { readonly view: EvidenceView | null }) {
  if (view?.thumbnail)
    return <img className="evidence-thumbnail" src={`data:image/jpeg;base64,${view.thumbnail}`} alt="" />;
  const Icon = view === null || view.here ? icons[view?.kind ?? 'other'] : FileUnknownOutlined;
  return (
    <span className="evidence-thumbnail" aria-hidden>
      <Icon />
    </span>
  );
}
