import { Alert, Button } from 'antd';
import type { Recipient } from '../../../shared/model/views.ts';
import { go } from '../../routes/router.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { fill, useWords } from '../../words/words.ts';

/** What would travel and what would not, before the file is written. */
export function UpChecks({ recipients }: { readonly recipients: readonly Recipient[] }) {
  const w = useWords('send');
  const own = useWorkbench().value?.own;
  if (!own) return null;
  const signed = recipients.some(({ items }) => items > 0);
  const { unfilled } = own;
  return (
    <section className="send-checks" aria-label={w.checks}>
      {own.toSend > 0 && <Alert type="success" showIcon title={fill(w.toSend, { count: own.toSend })} />}
      {own.toSend === 0 && <Alert type="info" showIcon title={signed ? w.allSent : w.nothingSigned} />}
      {own.toSign > 0 && (
        <Alert
          type="warning"
          showIcon
          title={fill(w.toSign, { count: own.toSign })}
          action={
            <Button size="small" onClick={() => go('progress')}>
              {w.goSign}
            </Button>
          }
        />
      )}
      {unfilled > 0 && (
        <Alert
          type="warning"
          showIcon
          title={fill(w.toFill, { count: unfilled })}
          action={
            <Button size="small" onClick={() => go('progress')}>
              {w.goFill}
            </Button>
          }
        />
      )}
    </section>
  );
}
