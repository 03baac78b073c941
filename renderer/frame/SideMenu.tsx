import { Badge, Menu, type MenuProps } from 'antd';
import { type RefObject, useEffect, useRef } from 'react';
import type { Session, Workbench } from '../../shared/model/views.ts';
import { parseRoute } from '../routes/route.ts';
import { go, useRoute } from '../routes/router.ts';
import { screenFor, screens } from '../screens/screens.ts';
import { useLook } from '../theme/use-look.ts';
import { useWords } from '../words/words.ts';
import { type MenuEntry, menuOf, namesDirections } from './menu-items.ts';

interface SideMenuProps {
  readonly session: Session;
  readonly workbench: Workbench | null;
  readonly narrow: boolean;
}

/** The month's work at the left, backups and settings at its foot. */
export function SideMenu({ session, workbench, narrow }: SideMenuProps) {
  const w = useWords('frame');
  const names = useWords('screens');
  const current = screenFor(useRoute().screen, session).name;
  const nav = useChosenInSight(current);
  const sections = menuOf(screens, session, workbench);
  const named = namesDirections(session) && !narrow;

  const item = ({ screen, count }: MenuEntry) => ({
    key: screen.name,
    icon: (
      <Badge dot={narrow && count > 0}>
        <screen.icon aria-hidden />
      </Badge>
    ),
    title: names[screen.name],
    label: (
      <span className="menu-label">
        {names[screen.name]}
        {!narrow && count > 0 && <span className="menu-count numbers">{count}</span>}
      </span>
    ),
  });
  const above = sections
    .filter(({ group }) => group !== 'foot')
    .flatMap(({ group, entries }): NonNullable<MenuProps['items']> => {
      const title = group === 'up' ? w.upwards : group === 'down' ? w.downwards : null;
      const items = entries.map(item);
      return named && title !== null ? [{ type: 'group', label: title, children: items }] : items;
    });
  const below = sections.filter(({ group }) => group === 'foot').flatMap(({ entries }) => entries.map(item));

  const shared: MenuProps = {
    mode: 'inline',
    inlineCollapsed: narrow,
    selectedKeys: [current],
    onClick: ({ key }) => go(parseRoute(key).screen),
  };
  return (
    <nav
      ref={nav}
      className={narrow ? 'frame-menu frame-menu-narrow' : 'frame-menu'}
      aria-label={w.navigation}
    >
      <Menu {...shared} items={above} />
      <Menu {...shared} items={below} className="frame-menu-foot" />
    </nav>
  );
}

/** At large text the menu is longer than the window: it is scrolled to the screen that is shown. */
function useChosenInSight(current: string): RefObject<HTMLElement | null> {
  const nav = useRef<HTMLElement>(null);
  const { scale } = useLook();
  // biome-ignore lint/correctness/useExhaustiveDependencies: another screen or text size puts the entry elsewhere
  useEffect(() => {
    nav.current?.querySelector('.ant-menu-item-selected')?.scrollIntoView({ block: 'nearest' });
  }, [current, scale]);
  return nav;
}
