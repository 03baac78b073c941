import { SwapOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';

export const handOver: Action = {
  id: 'people.handOver',
  label: ({ people }) => people.open,
  icon: SwapOutlined,
  enabled: ({ session }) => session.store.state === 'ready',
  perform: () => openDialog({ kind: 'handOver' }),
};
