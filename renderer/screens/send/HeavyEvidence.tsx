import { Alert } from 'antd';
import type { Recipient } from '../../../shared/model/views.ts';
import { bytesText } from '../../parts/bytes.ts';
import { fill, useWords } from '../../words/words.ts';

/** Told before a file is written whose evidence is more than a stick should carry; it keeps nobody from sending. */
export function HeavyEvidence({ recipients }: { readonly recipients: readonly Recipient[] }) {
  const w = useWords('evidence');
  return recipients
    .filter(({ evidence }) => evidence.largest.length > 0)
    .map(({ unit, evidence: { files, bytes, largest } }) => (
      <Alert
        key={unit.id}
        type="warning"
        showIcon
        title={fill(w.heavy, { unit: unit.name, files, size: bytesText(bytes) })}
        description={
          <>
            <div>
              {fill(w.heavyFiles, {
                files: largest.map((file) => `${file.name}（${bytesText(file.bytes)}）`).join('、'),
              })}
            </div>
            <div>{w.heavyNext}</div>
          </>
        }
      />
    ));
}
