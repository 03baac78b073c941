import { PhoneOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { selectedUnits, useUnits } from '../units/store.ts';

const chosen = () => {
  const [unit, ...more] = selectedUnits(useUnits.getState());
  return unit && more.length === 0 && !unit.self && !unit.above && unit.tasks > 0 ? unit : null;
};

/** 代录 for the unit that is marked in the register. */
export const transcribeForUnit: Action = {
  id: 'units.transcribe',
  label: ({ transcripts }) => transcripts.act,
  icon: PhoneOutlined,
  keys: ['t'],
  screen: 'units',
  enabled: ({ session }) => session.store.state === 'ready' && chosen() !== null,
  perform: () => {
    const unit = chosen();
    if (unit) openDialog({ kind: 'transcribe', target: { unit: { id: unit.id, name: unit.name } } });
  },
};
