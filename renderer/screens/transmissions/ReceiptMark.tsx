import { momentOf } from '../../../shared/dates.ts';
import type { TransmissionEntry } from '../../../shared/model/views.ts';
import { fill, useWords, type Words } from '../../words/words.ts';
import { codeText } from '../receive/code-text.ts';
import { Mark } from '../receive/Mark.tsx';

const tones = { exported: 'info', delivered: 'good', received: 'good', undone: 'plain' } as const;

/** How far a file has come, how much of it was not taken, and by what that is known. */
export function ReceiptMark({ entry }: { readonly entry: TransmissionEntry }) {
  const w = useWords('transmissions');
  const refused = entry.receipt.refused ?? 0;
  return (
    <>
      <Mark tone={refused > 0 ? 'warn' : tones[entry.status]}>{w[entry.status]}</Mark>{' '}
      <span className="small numbers">
        {refused > 0 && fill(w.refused, { refused })}
        {knownBy(entry, w)}
      </span>
    </>
  );
}

function knownBy(
  { status, receipt: { at, by, code } }: TransmissionEntry,
  w: Words['transmissions'],
): string {
  switch (status) {
    case 'exported':
      return w.noReceipt;
    case 'delivered':
      return fill(by === 'phone' ? w.byPhone : w.byReceipt, {
        when: at === null ? '' : momentOf(at).slice(5),
      });
    case 'received':
      return code === null ? '' : fill(w.ourCode, { code: codeText(code) });
    case 'undone':
      return '';
  }
}
