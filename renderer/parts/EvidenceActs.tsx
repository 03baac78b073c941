import { DownloadOutlined, ExportOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { mayOpen } from '../../shared/evidence/openable.ts';
import { useAnswer } from '../api/use-answer.ts';
import { fill, useWords } from '../words/words.ts';
import { openEvidence, saveEvidence } from './evidence-acts.ts';

interface EvidenceActsProps {
  readonly item: { readonly sha256: string; readonly name: string };
}

/** 打开 in its own program (behind the loopback host a download) and 另存 of a file that is here. */
export function EvidenceActs({ item }: EvidenceActsProps) {
  const w = useWords('evidence');
  const inBrowser = useAnswer('getShell', {}).value?.kind === 'browser';
  const allowed = mayOpen(item.name);
  const label = inBrowser ? w.download : w.open;
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={inBrowser ? <DownloadOutlined /> : <ExportOutlined />}
        disabled={!allowed}
        title={allowed ? w.openHint : w.mayNotOpen}
        aria-label={`${label} ${item.name}`}
        onClick={() => void openEvidence(item)}
      >
        {label}
      </Button>
      <Button
        size="small"
        type="text"
        aria-label={fill(w.saveOf, { name: item.name })}
        onClick={() => void saveEvidence(item)}
      >
        {w.save}
      </Button>
    </>
  );
}
