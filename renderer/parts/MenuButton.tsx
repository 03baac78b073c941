import { Button, Dropdown, type MenuProps } from 'antd';
import { type ReactNode, useRef } from 'react';

interface MenuButtonProps<K extends string> {
  readonly label: string;
  readonly icon: ReactNode;
  readonly iconPlacement?: 'start' | 'end';
  readonly items: readonly {
    readonly key: K;
    readonly label: string;
    readonly icon?: ReactNode;
    /** Its shortcut. */
    readonly extra?: string | undefined;
    readonly disabled?: boolean;
  }[];
  readonly choose: (key: K) => void;
}

/**
 * A button with a menu, as the keyboard expects it: opening goes into the menu, Escape comes back. A choice leaves the
 * focus on the button first, so that a dialog it opens gives it back there and not to a menu that is gone.
 */
export function MenuButton<K extends string>({
  label,
  icon,
  iconPlacement = 'start',
  items,
  choose,
}: MenuButtonProps<K>) {
  const button = useRef<HTMLButtonElement>(null);
  const onClick: MenuProps['onClick'] = ({ key, domEvent }) => {
    // Otherwise Enter, having chosen, would press the button that now has the focus.
    domEvent.preventDefault();
    button.current?.focus();
    const chosen = items.find((item) => item.key === key);
    if (chosen) choose(chosen.key);
  };
  return (
    <Dropdown trigger={['click']} placement="bottomRight" autoFocus menu={{ items: [...items], onClick }}>
      <Button ref={button} icon={icon} iconPlacement={iconPlacement} aria-haspopup="menu">
        {label}
      </Button>
    </Dropdown>
  );
}
