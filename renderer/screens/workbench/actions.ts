import { FileAddOutlined, InboxOutlined, ReadOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { go } from '../../routes/router.ts';
import { openExample } from '../../state/session-acts.ts';
import type { Words } from '../../words/words.ts';

const receiveFirst: Action = {
  id: 'start.receive',
  label: ({ workbench }) => workbench.emptyReceive,
  icon: InboxOutlined,
  screen: 'workbench',
  enabled: () => true,
  perform: () => go('receive'),
};

const importFirst: Action = {
  id: 'start.import',
  label: ({ workbench }) => workbench.emptyImport,
  icon: FileAddOutlined,
  screen: 'workbench',
  enabled: () => true,
  perform: () => go('import'),
};

const seeExample: Action = {
  id: 'start.example',
  label: ({ workbench }) => workbench.emptyExample,
  icon: ReadOutlined,
  screen: 'workbench',
  enabled: ({ session }) => !session.example,
  perform: openExample,
};

/** The three ways to begin, each with a line of explanation. */
export const firstSteps: readonly { readonly action: Action; readonly note: keyof Words['workbench'] }[] = [
  { action: receiveFirst, note: 'emptyReceiveNote' },
  { action: importFirst, note: 'emptyImportNote' },
  { action: seeExample, note: 'emptyExampleNote' },
];
