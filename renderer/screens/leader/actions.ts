import { FileWordOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { showFailure } from '../../state/failures.ts';
import { writeUsual } from '../reports/write.ts';

/** R6, of all ledgers and the period in hand. */
export const writeBrief: Action = {
  id: 'leader.brief',
  label: ({ leader }) => leader.brief,
  icon: FileWordOutlined,
  keys: ['mod+p'],
  screen: 'leader',
  enabled: ({ session }) => session.store.state === 'ready',
  perform: async () => {
    const error = await writeUsual('brief');
    if (error) showFailure(error);
  },
};
