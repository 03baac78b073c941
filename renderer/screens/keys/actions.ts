import { SyncOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';

/** 更换本机密钥: asks first what became of the old one. */
export const renewKey: Action = {
  id: 'keys.renew',
  label: ({ keys }) => keys.renew,
  icon: SyncOutlined,
  screen: 'keys',
  enabled: ({ session }) => session.store.state === 'ready',
  perform: () => openDialog({ kind: 'renewKey' }),
};
