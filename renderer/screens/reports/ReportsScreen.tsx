import { Select } from 'antd';
import type { Session, Urging } from '../../../shared/model/views.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { PeriodSelect } from '../../parts/PeriodSelect.tsx';
import { go, useRoute } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import { PaperCard } from './PaperCard.tsx';
import { type Chosen, papers, type Stock } from './papers.ts';
import './reports.css';

type Urged = Urging['units'][number];

/** 报表: the papers this unit may print, each with what it is for, who signs it, and what was written last. */
export function ReportsScreen() {
  const session = useSession();
  return session && <Reports session={session} />;
}

/** The period in hand: what a consolidation begins with, or what the sheet asks for. */
function usePeriodInHand(session: Session): string | null {
  const down = looksDown(session) && session.unit?.role !== 'school';
  const figures = useAnswer('getFigures', down ? USUAL : null);
  const sheet = useAnswer('getSheet', down ? null : {});
  return figures.value?.period ?? sheet.value?.period ?? null;
}
const USUAL = { ledger: null, period: null, system: 'c1', by: 'task' } as const;

function Reports({ session }: { readonly session: Session }) {
  const w = useWords('reports');
  const params = useRoute((route) => route.params);
  const inHand = usePeriodInHand(session);
  const ledgers = useAnswer('listLedgers', {});
  const written = useAnswer('listPapers', {});
  const requests = useAnswer('listRequests', {});
  const units = useAnswer('listUnits', {});
  const urging = useAnswer('listUrging', looksDown(session) ? {} : null);
  const urged = urging.value?.units.filter((unit) => unit.urged > unit.answered) ?? [];
  const chosen: Chosen = {
    ledger: params['ledger'] ?? null,
    period: params['period'] ?? inHand ?? session.period,
    unit: params['unit'] ?? null,
    request: params['request'] ?? null,
  };
  const failed = [ledgers, written, requests].find(({ error }) => error !== null);
  if (failed?.error) return <Failure error={failed.error} retry={failed.reload} />;
  if (!ledgers.value || !written.value || !requests.value || inHand === null) return <Loading />;
  const { value: lists } = ledgers;
  const { value: asked } = requests;
  const { value: before } = written;
  const stock: Stock = {
    ledgers: lists.length,
    requests: asked.length,
    urged: urged.length,
    sections: (units.value ?? []).filter(({ kind, tasks }) => kind === 'section' && tasks > 0).length,
  };
  const choose = (name: string, value: string | null) => {
    const { [name]: _old, ...others } = params;
    go('reports', value === null || value === '' ? others : { ...others, [name]: value }, { replace: true });
  };
  const shown = papers.filter((paper) => paper.shown(session));
  return (
    <Page
      title={w.screen}
      actions={
        <>
          <Select
            className="reports-ledger"
            aria-label={w.ledger}
            value={chosen.ledger ?? ''}
            onChange={(value) => choose('ledger', value)}
            options={[
              { value: '', label: w.allLedgers },
              ...lists.map(({ id, title }) => ({ value: id, label: title })),
            ]}
          />
          <PeriodSelect
            cutoff={session.cutoff}
            value={chosen.period}
            asked={chosen.period}
            choose={(period) => choose('period', period)}
          />
        </>
      }
    >
      <p className="secondary">{w.intro}</p>
      <div className="reports">
        {shown.map((paper) => (
          <PaperCard
            key={paper.kind}
            paper={paper}
            chosen={chosen}
            stock={stock}
            written={before}
            requests={asked}
          >
            {paper.kind === 'notice' && urged.length > 0 && (
              <UrgedUnits
                units={urged.map(({ unit }) => unit)}
                value={chosen.unit}
                choose={(unit) => choose('unit', unit)}
              />
            )}
            {paper.request && asked.length > 0 && (
              <Select
                className="reports-choice"
                aria-label={w.request}
                placeholder={w.chooseRequest}
                value={chosen.request}
                onChange={(value) => choose('request', value)}
                showSearch={{ optionFilterProp: 'label' }}
                options={asked.map(({ id, seq, title, type, unit, status }) => ({
                  value: id,
                  label: fill(w.requestLabel, {
                    type: w[`type_${type}`],
                    seq: seq ?? '—',
                    title,
                    unit: unit.name,
                    state: status === 'draft' ? w.isDraft : '',
                  }),
                }))}
              />
            )}
          </PaperCard>
        ))}
      </div>
    </Page>
  );
}

interface UrgedUnitsProps {
  readonly units: readonly Urged['unit'][];
  readonly value: string | null;
  readonly choose: (unit: string) => void;
}

/** Units with urges that no report has answered. */
function UrgedUnits({ units, value, choose }: UrgedUnitsProps) {
  const w = useWords('reports');
  return (
    <Select
      className="reports-choice"
      aria-label={w.unit}
      value={value ?? ''}
      onChange={choose}
      showSearch={{ optionFilterProp: 'label' }}
      options={[
        { value: '', label: fill(w.allUrged, { count: units.length }) },
        ...units.map(({ id, name }) => ({ value: id, label: name })),
      ]}
    />
  );
}
