import { Button, type ButtonProps } from 'antd';
import { useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { Hint } from '../parts/Hint.tsx';
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
  const button = useKeptFocus(enabled);
  const [key] = action.keys ?? [];
  const hint = [iconOnly && label, key && shortcutText(key, navigator.platform)].filter(Boolean).join(' ');
  return (
    <Hint title={hint}>
      <Button
        {...look}
        ref={button}
        icon={action.icon && <action.icon />}
        aria-label={label}
        disabled={!enabled}
        onClick={() => perform(action)}
      >
        {iconOnly ? null : label}
      </Button>
    </Hint>
  );
}

/** A button that can't be pressed while its work is done loses the focus; it has it again when it can. */
function useKeptFocus(enabled: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const had = useRef(false);
  useLayoutEffect(() => {
    if (!enabled) {
      had.current = document.activeElement === button.current;
      return;
    }
    if (had.current && document.activeElement === document.body) button.current?.focus();
    had.current = false;
  }, [enabled]);
  return button;
}
