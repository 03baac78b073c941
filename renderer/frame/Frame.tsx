import { memo, useDeferredValue, useMemo } from 'react';
import type { Session } from '../../shared/model/views.ts';
import { formatRoute } from '../routes/route.ts';
import { useRoute } from '../routes/router.ts';
import { screenFor } from '../screens/screens.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useRoom } from '../theme/use-look.ts';
import { Banners as PlainBanners } from './Banners.tsx';
import { Footer as PlainFooter } from './Footer.tsx';
import { Header as PlainHeader } from './Header.tsx';
import { SideMenu as PlainSideMenu } from './SideMenu.tsx';
import { useIdleLock } from './use-idle-lock.ts';
import { useKeptScroll } from './use-kept-scroll.ts';
import { useDroppedFiles } from './use-outside-files.ts';
import { useShortcuts } from './use-shortcuts.ts';
import './frame.css';
import './print.css';

/** Below this room (px at 100 % text) the menu shows its icons alone. */
const MENU_NEEDS = 1100;

interface FrameProps {
  readonly session: Session;
  readonly showWayBack: () => void;
}

/** What stands around a screen, and the screen itself, are drawn again each for its own reasons. */
const Header = memo(PlainHeader);
const SideMenu = memo(PlainSideMenu);
const Banners = memo(PlainBanners);
const Footer = memo(PlainFooter);

/** The window around every screen. */
export function Frame({ session, showWayBack }: FrameProps) {
  const route = useRoute();
  const workbench = useWorkbench().value;
  const narrow = useRoom() < MENU_NEEDS;
  const main = useKeptScroll<HTMLElement>(formatRoute(route));
  useShortcuts();
  useDroppedFiles();
  useIdleLock(session);
  const { component: Component } = screenFor(route.screen, session);
  const shown = useMemo(() => <Component />, [Component]);
  // After every write the session is read again: what it changes around a screen is drawn between frames.
  const around = useDeferredValue(session);
  return (
    <div className="frame">
      <Header session={around} />
      <SideMenu session={around} workbench={workbench} narrow={narrow} />
      <main className="frame-main" ref={main}>
        <Banners session={around} showWayBack={showWayBack} />
        {shown}
      </main>
      <Footer session={around} />
    </div>
  );
}
