import { BellOutlined, CopyOutlined } from '@ant-design/icons';
import type { Action } from '../../actions/action.ts';
import { openDialog } from '../../dialogs/dialog.ts';
import { announce } from '../../state/announcements.ts';
import { fill, words } from '../../words/words.ts';
import { markedItems, useUrging } from './urge-store.ts';

export const urgeMarked: Action = {
  id: 'urging.urge',
  label: ({ urging }) => urging.urge,
  icon: BellOutlined,
  keys: ['u'],
  screen: 'urging',
  enabled: ({ session }) => session.store.state === 'ready' && markedItems(useUrging.getState()).length > 0,
  perform: () => openDialog({ kind: 'urge', items: markedItems(useUrging.getState()) }),
};

/** 电话单 as lines that can be pasted anywhere. */
export const copyPhones: Action = {
  id: 'urging.phones',
  label: ({ urging }) => urging.copyPhones,
  icon: CopyOutlined,
  screen: 'urging',
  enabled: () => useUrging.getState().units.some(({ missing }) => missing > 0),
  perform: async () => {
    const w = words().urging;
    const owing = useUrging.getState().units.filter(({ missing }) => missing > 0);
    const lines = owing.map(({ unit, contact, phone, missing }) =>
      [unit.name, contact ?? w.noContact, phone ?? w.noPhone, fill(w.missingTasks, { count: missing })].join(
        '\t',
      ),
    );
    await navigator.clipboard.writeText(lines.join('\n'));
    announce(fill(w.phonesCopied, { count: owing.length }));
  },
};

export const urgeActions: readonly Action[] = [urgeMarked, copyPhones];
