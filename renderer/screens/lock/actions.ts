import { UserAddOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';

export const addOperator: Action = {
  id: 'operators.add',
  label: (all) => all.lock.add,
  icon: UserAddOutlined,
  screen: 'settings',
  enabled: ({ session }) => session.store.state === 'ready',
  perform: () => openDialog({ kind: 'operator', name: null, act: 'save' }),
};
