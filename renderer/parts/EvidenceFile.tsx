import { FileOutlined, FilePdfOutlined, FileTextOutlined, FileUnknownOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import type { EvidenceView } from '../../shared/model/views.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSession } from '../state/session.ts';
import { fill, useWords } from '../words/words.ts';
import { askForEvidence } from './ask-evidence.ts';
import { bytesText } from './bytes.ts';
import { EvidenceActs } from './EvidenceActs.tsx';
import './evidence.css';

interface EvidenceFileProps {
  readonly item: { readonly sha256: string; readonly name: string; readonly bytes: number };
  /** What else can be done with it while it is here, after 打开 and 另存. */
  readonly whileHere?: ReactNode;
  /** What can be done with it in any case. */
  readonly children?: ReactNode;
}

/** An attached file: a small picture or a sign of its kind, its name, its size, and whether it is on this PC at all. */
export function EvidenceFile({ item: { sha256, name, bytes }, whileHere, children }: EvidenceFileProps) {
  const w = useWords('evidence');
  const { value } = useAnswer('getEvidence', { sha256, content: false });
  const lost = value !== null && value.state !== 'here' ? value : null;
  return (
    <span className={lost ? 'evidence-file is-missing' : 'evidence-file'}>
      <Thumbnail view={value} />
      <span className="evidence-file-body">
        <span className="evidence-file-text">
          <span className="evidence-file-name" title={name}>
            {name}
          </span>
          <span className="small secondary numbers">
            {bytesText(bytes)}
            {lost && (
              <span className="evidence-file-missing">
                {' '}
                · {lost.state === 'missing' ? w.missing : w.altered}
              </span>
            )}
          </span>
          {value?.state === 'here' && value.kind === 'picture' && value.thumbnail === null && (
            <span className="small secondary">{value.tooLarge ? w.tooLarge : w.noThumbnail}</span>
          )}
          {lost && <LostFile view={lost} name={name} />}
        </span>
        <span className="evidence-acts">
          {value?.state === 'here' && (
            <>
              <EvidenceActs item={{ sha256, name }} />
              {whileHere}
            </>
          )}
          {children}
        </span>
      </span>
    </span>
  );
}

/** How a file that is gone comes back. */
function LostFile({ view, name }: { readonly view: EvidenceView; readonly name: string }) {
  const w = useWords('evidence');
  const ready = useSession()?.store.state === 'ready';
  const { sha256, asked, holder } = view;
  if (holder === null) return <span className="small secondary">{w.nobody}</span>;
  if (asked) return <span className="small secondary">{fill(w.waiting, { unit: holder.name })}</span>;
  return (
    <Button
      size="small"
      disabled={!ready}
      title={fill(w.askHint, { unit: holder.name })}
      aria-label={fill(w.askOf, { name, unit: holder.name })}
      onClick={() => void askForEvidence({ sha256, name })}
    >
      {w.ask}
    </Button>
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
  const Icon = view === null || view.state === 'here' ? icons[view?.kind ?? 'other'] : FileUnknownOutlined;
  return (
    <span className="evidence-thumbnail" aria-hidden>
      <Icon />
    </span>
  );
}
