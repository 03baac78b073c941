import { Button, Select } from 'antd';
import type { Consolidation, FiguresQuestion } from '../../../shared/model/views.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { PeriodSelect } from '../../parts/PeriodSelect.tsx';
import { periodText } from '../../parts/period-text.ts';
import { go } from '../../routes/router.ts';
import { useLanguage, useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { PointsPanel } from '../points/PointsPanel.tsx';
import { printFigures } from './actions.ts';
import { Behind } from './Behind.tsx';
import { ClassPanel } from './ClassPanel.tsx';
import { Matrix } from './Matrix.tsx';
import { PrintedMatrix } from './PrintedMatrix.tsx';
import { ReportingPanel } from './ReportingPanel.tsx';
import { TrendPanel } from './TrendPanel.tsx';
import { useAddress } from './use-address.ts';
import './figures.css';

/** 汇总: who reports and who does not, units by 重点工作 with their lights, completion classes, the trend; every figure opens. */
export function FiguresScreen() {
  const w = useWords('figures');
  const [{ question, units, behind }, change] = useAddress();
  const { value, error, reload } = useAnswer('getFigures', question);
  if (error)
    return (
      <Page title={w.screen}>
        <Failure error={error} retry={reload} />
        <Button onClick={() => go('figures')}>{w.startOver}</Button>
      </Page>
    );
  if (!value) return <Loading />;
  const ask = (part: Partial<FiguresQuestion>) => change({ question: { ...question, ...part } });
  return (
    <Page
      title={w.screen}
      actions={
        <>
          <Chooser figures={value} question={question} ask={ask} />
          <ActionButton action={printFigures} />
        </>
      }
    >
      <PrintHead figures={value} />
      {value.shares === 0 ? (
        <EmptyState why={w.nothing}>
          <Button type="primary" onClick={() => go('ledger')}>
            {w.toLedger}
          </Button>
        </EmptyState>
      ) : (
        <div className="figures">
          <ReportingPanel figures={value} change={change} />
          {value.ruleSet === null && (
            <p className="figures-line no-print">
              {w.noRules} <a href="#/rules">{w.toRules}</a>
            </p>
          )}
          <PointsPanel question={question} />
          <Matrix figures={value} filter={units} change={change} />
          <PrintedMatrix figures={value} />
          <div className="figures-pair">
            <ClassPanel figures={value} question={question} change={change} />
            <TrendPanel figures={value} change={(period) => ask({ period })} />
          </div>
        </div>
      )}
      <Behind question={question} filter={behind} figures={value} close={() => change({ behind: null })} />
    </Page>
  );
}

interface ChooserProps {
  readonly figures: Consolidation;
  readonly question: FiguresQuestion;
  readonly ask: (part: Partial<FiguresQuestion>) => void;
}

/** Which ledger and which period is counted. */
function Chooser({ figures, question, ask }: ChooserProps) {
  const w = useWords('figures');
  const { value: ledgers } = useAnswer('listLedgers', {});
  const own = ledgers?.filter(({ issuer }) => issuer === null) ?? [];
  return (
    <>
      <Select
        className="figures-ledger"
        aria-label={w.ledger}
        value={figures.ledger?.id ?? ''}
        onChange={(ledger) => ask({ ledger: ledger === '' ? null : ledger })}
        options={[
          { value: '', label: w.allLedgers },
          ...own.map(({ id, title }) => ({ value: id, label: title })),
        ]}
      />
      <PeriodSelect
        cutoff={figures.cutoff}
        value={figures.period}
        asked={question.period}
        choose={(period) => ask({ period })}
      />
    </>
  );
}

/** On paper the choices stand as words. */
function PrintHead({
  figures: { ledger, period, cutoff, tasks, shares, units },
}: Pick<ChooserProps, 'figures'>) {
  const w = useWords('figures');
  const language = useLanguage();
  const unit = useSession()?.unit?.name ?? '';
  return (
    <p className="print-only figures-print-head">
      {fill(w.printHead, {
        unit,
        ledger: ledger?.title ?? w.allLedgers,
        period: periodText(period, language),
        cutoff,
        tasks,
        shares,
        units: units.length,
      })}
    </p>
  );
}
