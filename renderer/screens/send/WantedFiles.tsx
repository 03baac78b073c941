import { Alert, Button } from 'antd';
import { momentOf } from '../../../shared/dates.ts';
import type { Recipient } from '../../../shared/model/views.ts';
import { bytesText } from '../../parts/bytes.ts';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';

/** 对方请补发: which files of which tasks a unit has lost and asks for; the export answers it. */
export function WantedFiles({ recipients }: { readonly recipients: readonly Recipient[] }) {
  const w = useWords('evidence');
  return recipients
    .filter(({ wanted }) => wanted.length > 0)
    .map(({ unit, wanted }) => {
      const open = wanted.filter(({ sentAt }) => sentAt === null);
      return (
        <Alert
          key={unit.id}
          type={open.length > 0 ? 'warning' : 'info'}
          showIcon
          title={fill(open.length > 0 ? w.wanted : w.wantedSent, {
            unit: unit.name,
            count: open.length > 0 ? open.length : wanted.length,
          })}
          description={
            <>
              <ul className="plain-list wanted-files">
                {wanted.map((file) => (
                  <li key={file.sha256}>
                    <span className="text-block">
                      {fill(w.wantedFile, { name: file.name, size: bytesText(file.bytes) })}
                    </span>
                    {file.tasks.map(({ id, seq, title }) => (
                      <Button key={id} type="link" size="small" onClick={() => go('task', { task: id })}>
                        {fill(w.wantedTask, { seq: seq ?? '—', title })}
                      </Button>
                    ))}
                    {file.sentAt !== null && (
                      <span className="secondary small">
                        {fill(w.wantedOn, { when: momentOf(file.sentAt) })}
                      </span>
                    )}
                    {!file.here && <strong className="wanted-gone">{w.wantedGone}</strong>}
                  </li>
                ))}
              </ul>
              {open.some(({ here }) => here) && <div>{w.wantedNext}</div>}
            </>
          }
        />
      );
    });
}
