import { ExportOutlined, SaveOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { mayOpen } from '../../shared/evidence/openable.ts';
import { useAnswer } from '../api/use-answer.ts';
import { fill, useWords } from '../words/words.ts';
import { openEvidence, saveEvidence } from './evidence-acts.ts';

interface EvidenceActsProps {
  readonly item: { readonly sha256: string; readonly name: string };
}

/** 打开 in its own program (behind the loopback host by way of a download) and 另存 of a file that is here. */
export function EvidenceActs({ item }: EvidenceActsProps) {
  const w = useWords('evidence');
  const inBrowser = useAnswer('getShell', {}).value?.kind === 'browser';
  const allowed = mayOpen(item.name);
  const hint = inBrowser ? w.openHintBrowser : w.openHint;
  return (
    <>
      <Button
        size="small"
        type="text"
        icon={<ExportOutlined />}
        disabled={!allowed}
        title={allowed ? hint : w.mayNotOpen}
        aria-label={`${w.open} ${item.name}`}
        onClick={() => void openEvidence(item)}
      >
        {w.open}
      </Button>
      <Button
        size="small"
        type="text"
        icon={<SaveOutlined />}
        aria-label={fill(w.saveOf, { name: item.name })}
        onClick={() => void saveEvidence(item)}
      >
        {w.save}
      </Button>
    </>
  );
}
