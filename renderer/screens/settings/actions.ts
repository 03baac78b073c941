import { SafetyCertificateOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { call } from '../../api/call.ts';
import { askConfirm } from '../../dialogs/dialog.ts';
import { go } from '../../routes/router.ts';
import { announce } from '../../state/announcements.ts';
import { fill, words } from '../../words/words.ts';

export const checkStore: Action = {
  id: 'settings.check',
  label: ({ settings }) => settings.check,
  icon: SafetyCertificateOutlined,
  enabled: () => true,
  perform: async () => {
    const w = words().settings;
    const answer = await call('checkStore', {});
    if (!answer.ok) return;
    if (answer.value.ok) return announce(w.checkOk);
    const { problems } = answer.value;
    const title = fill(w.checkProblems, { count: problems.length });
    if (await askConfirm({ title, body: problems.join('\n'), verb: w.toBackups })) go('backups');
  },
};
