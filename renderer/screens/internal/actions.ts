import {
  ArrowDownOutlined,
  ArrowUpOutlined,
  CheckCircleOutlined,
  CheckOutlined,
  RollbackOutlined,
} from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { passCurrent } from './acts.ts';
import { currentRow, useInternal, walk } from './internal-store.ts';

const canReview: Action['enabled'] = ({ session }) =>
  session.store.state === 'ready' && currentRow() !== null;

export const pass: Action = {
  id: 'internal.pass',
  label: ({ internal }) => internal.pass,
  icon: CheckOutlined,
  keys: ['a'],
  screen: 'internal',
  enabled: canReview,
  perform: passCurrent,
};

export const giveBack: Action = {
  id: 'internal.return',
  label: ({ internal }) => internal.return,
  icon: RollbackOutlined,
  keys: ['r'],
  screen: 'internal',
  enabled: canReview,
  perform: () => {
    const row = currentRow();
    if (row) openDialog({ kind: 'internalReturn', row });
  },
};

export const next: Action = {
  id: 'internal.next',
  label: ({ internal }) => internal.next,
  icon: ArrowDownOutlined,
  keys: ['n', 'j', 'ArrowDown'],
  screen: 'internal',
  enabled: () => currentRow() !== null,
  perform: () => walk(1),
};

const previous: Action = {
  id: 'internal.previous',
  label: ({ internal }) => internal.previous,
  icon: ArrowUpOutlined,
  keys: ['p', 'k', 'ArrowUp'],
  screen: 'internal',
  enabled: () => currentRow() !== null,
  perform: () => walk(-1),
};

export const release: Action = {
  id: 'internal.release',
  label: ({ internal }) => internal.release,
  icon: CheckCircleOutlined,
  screen: 'internal',
  enabled: ({ session }) => {
    const { rows, requests } = useInternal.getState();
    return session.store.state === 'ready' && rows.length + requests > 0;
  },
  perform: () => openDialog({ kind: 'signOff', period: useInternal.getState().period }),
};

export const internalActions: readonly Action[] = [pass, giveBack, next, previous, release];
