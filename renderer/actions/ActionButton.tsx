import { Button, type ButtonProps, Tooltip } from 'antd';
import { useSyncExternalStore } from 'react';
import { followStates } from '../state/create-state.ts';
import { useWords, words } from '../words/words.ts';
import type { Action } from './action.ts';
import { shortcutText } from './keys.ts';
import { canPerform, perform } from './perform.ts';

interface ActionButtonProps extends Pick<ButtonProps, 'type' | 'size' | 'danger' | 'block'> {
  readonly action: Action;
  /** Shows the icon alone; the label becomes its name and tooltip. */
  readonly iconOnly?: boolean;
}

/** The button of an action: its label, icon and shortcut come from the object it runs. */
export function ActionButton({ action, iconOnly = false, ...look }: ActionButtonProps) {
  useWords('common');
  const label = action.label(words());
  // What an action looks at lies in several stores; the button follows them all and is drawn where its answer turns.
  const enabled = useSyncExternalStore(followStates, () => canPerform(action));
  const [key] = action.keys ?? [];
  const hint = [iconOnly && label, key && shortcutText(key, navigator.platform)].filter(Boolean).join(' ');
  return (
    <Tooltip title={hint}>
      <Button
        {...look}
        icon={action.icon && <action.icon />}
        aria-label={label}
        disabled={!enabled}
        onClick={() => perform(action)}
      >
        {iconOnly ? null : label}
      </Button>
    </Tooltip>
  );
}
