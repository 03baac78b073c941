import { Button } from 'antd';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { fill, useWords } from '../../words/words.ts';
import { CarryFields } from '../transmissions/CarryFields.tsx';
import { receiveAll } from './actions.ts';
import { type Entry, readiness, readyFiles } from './entries.ts';
import { changeCarriage, useReceive } from './receive-store.ts';
import { type Standing, toNextCard } from './standing.ts';

interface ReceiveBarProps {
  readonly entries: readonly Entry[];
  readonly trusted: ReadonlySet<string>;
}

/** How many files stand where, in one line that is read aloud, and the one button. */
export function ReceiveBar({ entries, trusted }: ReceiveBarProps) {
  const w = useWords('receive');
  const carriage = useReceive((state) => state.carriage);
  const ready = readyFiles(entries, trusted);
  const files = ready.known.length + ready.fresh.length;
  const asking = entries.filter(
    ({ state }) => state.step === 'previewed' && readiness(state.preview, trusted) === 'askTrust',
  ).length;
  const refused = entries.filter(
    ({ state }) =>
      (state.step === 'refused' && state.error.code !== 'E_IS_CARD') ||
      (state.step === 'previewed' && readiness(state.preview, trusted) === 'keyChanged'),
  ).length;
  const locked = entries.filter(({ state }) => state.step === 'locked').length;
  const checking = entries.filter(({ state }) => state.step === 'checking').length;
  return (
    <div className="foot-bar">
      <span role="status" className="numbers receive-standing">
        {checking > 0 && <span>{fill(w.barChecking, { count: checking })}</span>}
        {files > 0 && <span>{fill(w.barReady, { files, items: ready.items })}</span>}
        <Waiting standing="inVain" text={w.barInVain} count={ready.inVain} />
        <Waiting standing="locked" text={w.barLocked} count={locked} />
        <Waiting standing="askTrust" text={w.barAsk} count={asking} />
        <Waiting standing="refused" text={w.barRefused} count={refused} />
      </span>
      {files > 0 && <CarryFields value={carriage} change={changeCarriage} />}
      <ActionButton action={receiveAll} type="primary" />
    </div>
  );
}

interface WaitingProps {
  readonly standing: Standing;
  readonly text: string;
  readonly count: number;
}

/** Among a hundred cards the few that need the person are found from here. */
function Waiting({ standing, text, count }: WaitingProps) {
  if (count === 0) return null;
  return (
    <Button size="small" type="link" onClick={() => toNextCard(standing)}>
      {fill(text, { count })}
    </Button>
  );
}
