import {
  EditOutlined,
  FileSearchOutlined,
  NodeIndexOutlined,
  PlusOutlined,
  SnippetsOutlined,
} from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { transcribeForUnit } from '../transcribe/actions.ts';
import { selectedUnits, useUnits } from './store.ts';

const selected = () => selectedUnits(useUnits.getState());
const writable: Action['enabled'] = ({ session }) => session.store.state === 'ready';

export const addUnit: Action = {
  id: 'units.add',
  label: ({ units }) => units.add,
  icon: PlusOutlined,
  keys: ['n'],
  screen: 'units',
  enabled: writable,
  perform: () => openDialog({ kind: 'editUnit', unit: null }),
};

export const pasteUnits: Action = {
  id: 'units.paste',
  label: ({ units }) => units.paste,
  icon: SnippetsOutlined,
  screen: 'units',
  enabled: writable,
  perform: () => openDialog({ kind: 'pasteUnits' }),
};

export const takeUnits: Action = {
  id: 'units.take',
  label: ({ units }) => units.take,
  icon: FileSearchOutlined,
  screen: 'units',
  enabled: writable,
  perform: () => openDialog({ kind: 'takeUnits' }),
};

export const editUnit: Action = {
  id: 'units.edit',
  label: ({ units }) => units.edit,
  icon: EditOutlined,
  keys: ['e'],
  screen: 'units',
  enabled: (context) => writable(context) && selected().length === 1,
  perform: () => openDialog({ kind: 'editUnit', unit: selected()[0] ?? null }),
};

export const joinUnits: Action = {
  id: 'units.join',
  label: ({ units }) => units.join,
  icon: NodeIndexOutlined,
  screen: 'units',
  enabled: (context) => writable(context) && selected().length === 2,
  perform: () => {
    const [a, b] = selected();
    if (a && b) openDialog({ kind: 'joinUnits', pair: [a, b] });
  },
};

export const unitActions: readonly Action[] = [
  addUnit,
  pasteUnits,
  takeUnits,
  editUnit,
  joinUnits,
  transcribeForUnit,
];
