import { EllipsisOutlined } from '@ant-design/icons';
import { useSyncExternalStore } from 'react';
import { MenuButton } from '../parts/MenuButton.tsx';
import { followStates } from '../state/create-state.ts';
import { useWords, words } from '../words/words.ts';
import type { Action } from './action.ts';
import { shortcutText } from './keys.ts';
import { canPerform, perform } from './perform.ts';

/** 更多: the actions of a screen that are seldom needed, in one menu; none where there are none. */
export function MoreActions({ actions }: { readonly actions: readonly Action[] }) {
  const common = useWords('common');
  // One text for all answers, so that the menu is drawn again only where one of them turns.
  const enabled = useSyncExternalStore(followStates, () =>
    actions.map((action) => (canPerform(action) ? '1' : '0')).join(''),
  );
  if (actions.length === 0) return null;
  return (
    <MenuButton
      label={common.more}
      icon={<EllipsisOutlined />}
      items={actions.map((action, index) => {
        const [key] = action.keys ?? [];
        return {
          key: action.id,
          label: action.label(words()),
          icon: action.icon && <action.icon />,
          extra: key && shortcutText(key, navigator.platform),
          disabled: enabled[index] !== '1',
        };
      })}
      choose={(id) => {
        const action = actions.find((each) => each.id === id);
        if (action) perform(action);
      }}
    />
  );
}
