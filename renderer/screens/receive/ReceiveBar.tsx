import { ActionButton } from '../../actions/ActionButton.tsx';
import { fill, useWords } from '../../words/words.ts';
import { CarryFields } from '../transmissions/CarryFields.tsx';
import { receiveAll } from './actions.ts';
import { type Entry, readiness, readyFiles } from './entries.ts';
import { changeCarriage, useReceive } from './receive-store.ts';

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
  const parts = [
    checking > 0 && fill(w.barChecking, { count: checking }),
    files > 0 && fill(w.barReady, { files, items: ready.items }),
    locked > 0 && fill(w.barLocked, { count: locked }),
    asking > 0 && fill(w.barAsk, { count: asking }),
    refused > 0 && fill(w.barRefused, { count: refused }),
  ].filter((part) => part !== false);
  return (
    <div className="receive-bar">
      <span role="status" className="numbers">
        {parts.join('　')}
      </span>
      {files > 0 && <CarryFields value={carriage} change={changeCarriage} />}
      <ActionButton action={receiveAll} type="primary" />
    </div>
  );
}
