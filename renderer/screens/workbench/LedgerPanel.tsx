import { Typography } from 'antd';
import type { LedgerView } from '../../../shared/model/views.ts';
import { hrefOf } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';

export function LedgerPanel({ ledgers }: { readonly ledgers: readonly LedgerView[] }) {
  const w = useWords('workbench');
  return (
    <section className="panel">
      <Typography.Title level={2} className="section-title">
        {w.ledgers}
      </Typography.Title>
      <ul className="plain-list">
        {ledgers.map(({ id, title, tasks, mine, issuer }) => (
          <li key={id} className="workbench-ledger">
            <a href={hrefOf('ledger', { ledger: id })}>{title}</a>
            <span className="small secondary numbers">
              {[
                fill(w.ledgerCount, { tasks }),
                ...(mine > 0 ? [fill(w.ledgerMine, { mine })] : []),
                issuer === null ? w.ledgerOwn : fill(w.ledgerIssuer, { unit: issuer.name }),
              ].join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
