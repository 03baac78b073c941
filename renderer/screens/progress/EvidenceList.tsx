import { CloseOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { Draft } from '../../../shared/model/views.ts';
import { bytesText } from '../../parts/bytes.ts';
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
          <span className="sheet-evidence-name" title={name}>
            {name}
          </span>
          <span className="numbers sheet-evidence-size">{bytesText(bytes)}</span>
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={fill(w.removeEvidence, { name })}
            onClick={() => removeEvidence(task, sha256, name)}
          />
        </li>
      ))}
    </ul>
  );
}
