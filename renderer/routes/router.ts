import { createState } from '../state/create-state.ts';
import { formatRoute, parseRoute, type Route, type RouteParams, type ScreenName } from './route.ts';

/** Where the window is. The address is the only truth: back, forward and a typed address all arrive by `hashchange`. */
export const useRoute = createState<Route>(() => parseRoute(globalThis.location?.hash ?? ''));

/** Starts to follow the address; called once. */
export function followAddress(): void {
  window.addEventListener('hashchange', () => useRoute.setState(parseRoute(location.hash), true));
}

interface GoChoices {
  /** Takes the place of the present entry instead of adding one: for filters and the like. */
  readonly replace?: boolean;
}

export function go(screen: ScreenName, params: RouteParams = {}, { replace = false }: GoChoices = {}): void {
  const hash = formatRoute({ screen, params });
  if (hash === formatRoute(useRoute.getState())) return;
  if (replace) history.replaceState(null, '', hash);
  else history.pushState(null, '', hash);
  useRoute.setState({ screen, params }, true);
}

/** The address of a screen, for links. */
export const hrefOf = (screen: ScreenName, params: RouteParams = {}): string =>
  formatRoute({ screen, params });
