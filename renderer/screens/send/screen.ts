import { DownloadOutlined, UploadOutlined } from '@ant-design/icons';
import { looksDown, looksUp, type Screen } from '../screen.ts';
import { exportDown, exportUp, trustCardFile, writeCard } from './actions.ts';
import { Issue, Submit } from './Send.tsx';

export const submitScreen: Screen = {
  name: 'submit',
  icon: UploadOutlined,
  component: Submit,
  actions: [exportUp, writeCard, trustCardFile],
  shown: looksUp,
  menu: { group: 'up', count: ({ own }) => own.toSend },
};

export const issueScreen: Screen = {
  name: 'issue',
  icon: DownloadOutlined,
  component: Issue,
  actions: [exportDown],
  shown: looksDown,
  menu: { group: 'down' },
};
