import { RightOutlined } from '@ant-design/icons';
import type { LedgerRow, Session, Workbench } from '../../../shared/model/views.ts';
import { barOf, leaderRows, risksOf } from '../../../shared/rules/lights/worries.ts';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useAnswer } from '../../api/use-answer.ts';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { Failure } from '../../parts/Failure.tsx';
import { LightMark } from '../../parts/LightMark.tsx';
import { Loading } from '../../parts/Loading.tsx';
import { Page } from '../../parts/Page.tsx';
import { TypedMark } from '../../parts/TypedMark.tsx';
import { hrefOf } from '../../routes/router.ts';
import { useSession } from '../../state/session.ts';
import { useWorkbench } from '../../state/workbench.ts';
import { useWords } from '../../words/words.ts';
import { looksDown, looksUp } from '../screen.ts';
import { writeBrief } from './actions.ts';
import { waitingFor } from './leader.ts';
import './leader.css';

const RISKS = 5;

/** 领导首页, large and to be read: the lights, the five gravest tasks with their reason, what waits for a decision. */
export function LeaderScreen() {
  const w = useWords('leader');
  const session = useSession();
  const { value: rows, error, reload } = useAnswer('listTasks', {});
  const { value: workbench } = useWorkbench();
  if (error) return <Failure error={error} retry={reload} />;
  if (!rows || !session || !workbench) return <Loading />;
  // What a school gave its sections is part of what it was given itself.
  const issues = looksDown(session) && session.unit?.role !== 'school';
  const ours = leaderRows(rows, issues);
  return (
    <Page title={w.screen} actions={<ActionButton action={writeBrief} />}>
      <div className="leader">
        <LightBar rows={ours} issues={issues} />
        <Risks rows={ours} />
        <Waiting session={session} workbench={workbench} />
      </div>
    </Page>
  );
}

function LightBar({ rows, issues }: { readonly rows: readonly LedgerRow[]; readonly issues: boolean }) {
  const w = useWords('leader');
  const bar = barOf(rows);
  return (
    <section className="panel" aria-label={w.lights}>
      <h2 className="section-title">{w.lights}</h2>
      {bar.length === 0 ? (
        <p className="secondary">{issues ? w.noLightsYet : w.noLights}</p>
      ) : (
        <ul className="leader-bar">
          {bar.map(({ light, count }) => (
            <li key={light.level} style={{ flexGrow: count }}>
              <a href={hrefOf('ledger', { light: light.level })}>
                <LightMark light={light} />
                <strong className="numbers">{count}</strong>
              </a>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Risks({ rows }: { readonly rows: readonly LedgerRow[] }) {
  const w = useWords('leader');
  const risks = risksOf(rows).slice(0, RISKS);
  return (
    <section className="panel" aria-label={w.risks}>
      <h2 className="section-title">{w.risks}</h2>
      {risks.length === 0 && <EmptyState why={w.noRisks} />}
      <ol className="plain-list leader-list">
        {risks.map((row) => (
          <li key={row.id}>
            <a href={hrefOf('task', { task: row.id })}>
              {row.light && <LightMark light={row.light} />}
              <span>
                <span className="numbers">{row.number}</span>　{row.title}
                <span className="leader-reason">
                  {row.light?.reason} <TypedMark report={row.progress} />
                </span>
              </span>
              <RightOutlined aria-hidden />
            </a>
          </li>
        ))}
      </ol>
    </section>
  );
}

interface WaitingProps {
  readonly session: Session;
  readonly workbench: Workbench;
}

function Waiting({ session, workbench }: WaitingProps) {
  const w = useWords('leader');
  const waiting = waitingFor(workbench, looksUp(session), looksDown(session));
  return (
    <section className="panel" aria-label={w.waiting}>
      <h2 className="section-title">{w.waiting}</h2>
      {waiting.length === 0 && <p className="secondary">{w.nothingWaits}</p>}
      <ul className="plain-list leader-list">
        {waiting.map(({ what, count, screen }) => (
          <li key={what}>
            <a href={hrefOf(screen)}>
              <strong className="numbers leader-count">{count}</strong>
              <span>{w[what]}</span>
              <RightOutlined aria-hidden />
            </a>
          </li>
        ))}
      </ul>
    </section>
  );
}
