import { FolderOpenOutlined, InboxOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { fill } from '../../words/words.ts';
import { readyFiles } from './entries.ts';
import { chooseBundles, receiveReady, useReceive } from './receive-store.ts';

export const chooseFiles: Action = {
  id: 'receive.choose',
  label: ({ receive }) => receive.choose,
  icon: FolderOpenOutlined,
  keys: ['mod+o'],
  screen: 'receive',
  enabled: ({ session }) => session.unit !== null,
  perform: chooseBundles,
};

const ready = () => {
  const { entries, trusted } = useReceive.getState();
  const { known, fresh, items } = readyFiles(entries, trusted);
  return { files: known.length + fresh.length, items };
};

export const receiveAll: Action = {
  id: 'receive.receive',
  label: ({ receive }) => {
    const { files, items } = ready();
    if (files === 0) return receive.receiveNone;
    return fill(items > 0 ? receive.receiveItems : receive.receiveFiles, { files, items });
  },
  icon: InboxOutlined,
  keys: ['mod+Enter'],
  screen: 'receive',
  enabled: ({ session }) =>
    session.store.state === 'ready' && !useReceive.getState().busy && ready().files > 0,
  perform: receiveReady,
};
