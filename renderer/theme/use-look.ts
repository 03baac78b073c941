import { useMemo, useSyncExternalStore } from 'react';
import { useSessionState } from '../state/session.ts';
import type { Look } from './theme.ts';

const follow = (query: string) => ({
  subscribe: (notify: () => void) => {
    const media = window.matchMedia(query);
    media.addEventListener('change', notify);
    return () => media.removeEventListener('change', notify);
  },
  matches: () => window.matchMedia(query).matches,
});

const systemDark = follow('(prefers-color-scheme: dark)');
const printing = follow('print');
const systemStill = follow('(prefers-reduced-motion: reduce)');

/** How the window looks now, from the settings and the system; on paper always light and at 100 %. */
export function useLook(): Look {
  const settings = useSessionState(({ session }) => session?.settings);
  const prefersDark = useSyncExternalStore(systemDark.subscribe, systemDark.matches);
  const stillness = useSyncExternalStore(systemStill.subscribe, systemStill.matches);
  const onPaper = useSyncExternalStore(printing.subscribe, printing.matches);
  const theme = settings?.theme ?? 'system';
  const scale = onPaper ? 1 : (settings?.textScale ?? 100) / 100;
  const dark = !onPaper && (theme === 'dark' || (theme === 'system' && prefersDark));
  const density = settings?.density ?? 'compact';
  return useMemo(() => ({ scale, dark, density, stillness }), [scale, dark, density, stillness]);
}

const subscribeWidth = (notify: () => void) => {
  window.addEventListener('resize', notify);
  return () => window.removeEventListener('resize', notify);
};

/** Width of the window measured in px of 100 % text: 1366 at 200 % is as narrow as 683. */
export const useRoom = (): number => {
  const width = useSyncExternalStore(subscribeWidth, () => window.innerWidth);
  return width / useLook().scale;
};
