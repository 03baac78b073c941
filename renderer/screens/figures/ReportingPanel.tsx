import { Button } from 'antd';
import type { Consolidation } from '../../../shared/model/views.ts';
import { owedIn, reportStates } from '../../../shared/rules/figures/reporting.ts';
import { hrefOf } from '../../routes/router.ts';
import { fill, useWords } from '../../words/words.ts';
import { Figure } from './Figure.tsx';
import type { ChangeAddress } from './use-address.ts';

const NAMED = 12;

interface ReportingPanelProps {
  readonly figures: Consolidation;
  readonly change: ChangeAddress;
}

/** 报送情况: who is missing stands on top, then the counts. */
export function ReportingPanel({ figures: { units, reports, basis }, change }: ReportingPanelProps) {
  const w = useWords('figures');
  const missing = units.filter((unit) => unit.reports.missing > 0);
  return (
    <section className="panel" aria-labelledby="figures-reporting">
      <h2 className="section-title" id="figures-reporting">
        {w.reporting}
      </h2>
      {missing.length === 0 ? (
        <p className="figures-line">{w.nobodyMissing}</p>
      ) : (
        <div className="figures-line">
          <strong className="figures-missing">{fill(w.missingUnits, { count: missing.length })}</strong>
          {missing.slice(0, NAMED).map(({ id, name, reports: { missing: count } }) => (
            <Figure
              key={id}
              filter={{ unit: id, report: 'missing' }}
              name={fill(w.missingOf, { unit: name, count })}
            >
              {name} <span className="numbers">{count}</span>
            </Figure>
          ))}
          {missing.length > NAMED && (
            <Button
              type="link"
              size="small"
              onClick={() => change({ units: { query: '', only: 'missing' } })}
            >
              {fill(w.moreMissing, { count: missing.length - NAMED })}
            </Button>
          )}
          <a className="no-print" href={hrefOf('urging')}>
            {w.toUrging}
          </a>
        </div>
      )}
      <dl className="figures-counts">
        <div>
          <dt>{w.owed}</dt>
          <dd className="numbers">{owedIn(reports)}</dd>
        </div>
        {reportStates.map((state) => (
          <div key={state}>
            <dt>{w[state]}</dt>
            <dd className="numbers">
              <Figure
                filter={{ report: state }}
                name={fill(w.countOf, { what: w[state], count: reports[state] })}
              >
                {reports[state]}
              </Figure>
            </dd>
          </div>
        ))}
      </dl>
      <p className="figures-basis">{fill(w.basis, { text: basis.reporting })}</p>
    </section>
  );
}
