import { Button } from 'antd';
import type { LedgerView } from '../../../shared/model/views.ts';
import { go } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { reopenYear } from './acts.ts';
import './year.css';

/** That the list on screen was one year's, until when it takes reports, and where it goes on. */
export function ClosingBar({ ledger }: { readonly ledger: LedgerView | undefined }) {
  const w = useWords('year');
  if (!ledger?.closing) return null;
  const { year, into, lastDay, closed } = ledger.closing;
  return (
    <div className="year-bar" role="note">
      <span>{fill(closed ? w.closed : w.rolledInto, { year, lastDay, title: into.title })}</span>
      {into.here && (
        <Button type="link" onClick={() => go('ledger', { ledger: into.id })}>
          {w.goInto}
        </Button>
      )}
      {ledger.issuer === null && (
        <Button type="link" onClick={() => void reopenYear(ledger)}>
          {w.reopen}
        </Button>
      )}
    </div>
  );
}
