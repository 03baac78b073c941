import { frameActions } from '../frame/actions.ts';
import { go } from '../routes/router.ts';
import type { Screen } from '../screens/screen.ts';
import { screens } from '../screens/screens.ts';
import { fill } from '../words/words.ts';
import type { Action } from './action.ts';

/** Opens a screen that has an entry in the menu. */
const openScreen = (screen: Screen): Action => ({
  id: `open.${screen.name}`,
  label: (words) => fill(words.frame.goTo, { screen: words.screens[screen.name] }),
  icon: screen.icon,
  enabled: ({ session, route }) => screen.shown(session) && route.screen !== screen.name,
  perform: () => go(screen.name),
});

/** Every action of the window, registered once. */
export const allActions: readonly Action[] = [
  ...screens.flatMap((screen) => screen.actions),
  ...screens.filter((screen) => screen.menu !== null).map(openScreen),
  ...frameActions,
];
