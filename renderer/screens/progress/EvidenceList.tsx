import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Draft } from '../../../shared/model/views.ts';
import { EvidenceFile } from '../../parts/EvidenceFile.tsx';
import { fill, useWords } from '../../words/words.ts';
import { removeEvidence } from './acts.ts';

interface EvidenceListProps {
  readonly task: string;
  readonly items: Draft['evidence'];
}

export function EvidenceList({ task, items }: EvidenceListProps) {
  const w = useWords('progress');
  if (items.length === 0) return null;
  return (
    <ul className="sheet-evidence" aria-label={w.evidence}>
      {items.map(({ sha256, name, bytes }) => (
        <li key={sha256}>
          <EvidenceFile item={{ sha256, name, bytes }}>
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={fill(w.removeEvidence, { name })}
              onClick={() => removeEvidence(task, sha256, name)}
            />
          </EvidenceFile>
        </li>
      ))}
    </ul>
  );
}
