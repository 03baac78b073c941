import type { Session } from '../../shared/model/views.ts';
import { formatRoute } from '../routes/route.ts';
import { useRoute } from '../routes/router.ts';
import { screenFor } from '../screens/screens.ts';
import { useWorkbench } from '../state/workbench.ts';
import { useRoom } from '../theme/use-look.ts';
import { Banners } from './Banners.tsx';
import { Footer } from './Footer.tsx';
import { Header } from './Header.tsx';
import { SideMenu } from './SideMenu.tsx';
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

/** The window around every screen. */
export function Frame({ session, showWayBack }: FrameProps) {
  const route = useRoute();
  const workbench = useWorkbench().value;
  const narrow = useRoom() < MENU_NEEDS;
  const main = useKeptScroll<HTMLElement>(formatRoute(route));
  useShortcuts();
  useDroppedFiles();
  const { component: Component } = screenFor(route.screen, session);
  return (
    <div className="frame">
      <Header session={session} />
      <SideMenu session={session} workbench={workbench} narrow={narrow} />
      <main className="frame-main" ref={main}>
        <Banners session={session} showWayBack={showWayBack} />
        <Component />
      </main>
      <Footer session={session} />
    </div>
  );
}
