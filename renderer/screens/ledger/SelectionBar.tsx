import { Button } from 'antd';
import { ActionButton } from '../../actions/ActionButton.tsx';
import { useSession } from '../../state/session.ts';
import { fill, useWords } from '../../words/words.ts';
import { looksDown } from '../screen.ts';
import {
  approveTasks,
  assignTasks,
  assignToMany,
  changeCycle,
  confirmTasks,
  nameOwner,
  splitTask,
  unassignTasks,
} from './actions.ts';
import { clearSelection } from './grid-moves.ts';
import { setPlace, useLedger } from './ledger-store.ts';

/** Appears with the first marked row: how many, and what can be done with all of them. */
export function SelectionBar() {
  const w = useWords('ledger');
  const session = useSession();
  const count = useLedger((state) => state.selected.size);
  if (count === 0 || !session) return null;
  return (
    <section className="ledger-selection" aria-label={w.selection}>
      <strong className="numbers" role="status">
        {fill(w.selected, { count })}
      </strong>
      {looksDown(session) && <ActionButton action={assignTasks} size="small" type="primary" />}
      {looksDown(session) && <ActionButton action={assignToMany} size="small" />}
      {looksDown(session) && <ActionButton action={unassignTasks} size="small" />}
      {looksDown(session) && <ActionButton action={splitTask} size="small" />}
      {looksDown(session) && <ActionButton action={approveTasks} size="small" />}
      {looksDown(session) && <ActionButton action={changeCycle} size="small" />}
      <ActionButton action={nameOwner} size="small" />
      <ActionButton action={confirmTasks} size="small" />
      <Button size="small" type="text" onClick={() => setPlace(clearSelection)}>
        {w.clearSelection}
      </Button>
    </section>
  );
}
