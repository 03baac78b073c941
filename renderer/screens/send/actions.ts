import { ExportOutlined, IdcardOutlined, SafetyCertificateOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import type { ScreenName } from '../../routes/route.ts';
import { chooseCardFile, writeCardFile } from './cards.ts';
import type { Direction } from './choice.ts';
import { canExport, exportChosen } from './send-store.ts';

const isWritable: Action['enabled'] = ({ session }) =>
  session.unit !== null && session.store.state === 'ready';

export const writeCard: Action = {
  id: 'cards.write',
  label: ({ cards }) => cards.write,
  icon: IdcardOutlined,
  enabled: isWritable,
  perform: writeCardFile,
};

export const trustCardFile: Action = {
  id: 'cards.trust',
  label: ({ cards }) => cards.trust,
  icon: SafetyCertificateOutlined,
  enabled: isWritable,
  perform: chooseCardFile,
};

const exportAction = (direction: Direction, screen: ScreenName): Action => ({
  id: `${screen}.export`,
  label: ({ send }) => (direction === 'up' ? send.exportUp : send.exportDown),
  icon: ExportOutlined,
  keys: ['mod+Enter'],
  screen,
  enabled: (context) => isWritable(context) && canExport(direction),
  perform: () => exportChosen(direction),
});

export const exportUp = exportAction('up', 'submit');
export const exportDown = exportAction('down', 'issue');
