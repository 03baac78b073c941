import type { Place } from '../../shared/model/views.ts';
import { call } from '../api/call.ts';
import { announce } from '../state/announcements.ts';
import { words } from '../words/words.ts';

const isWithin = (root: string, path: string): boolean => {
  const folder = /[\\/]$/.test(root) ? root : `${root}${root.includes('\\') ? '\\' : '/'}`;
  return path.toLowerCase().startsWith(folder.toLowerCase());
};

/** Whether a path lies on a drive that this PC's own folders are not on, so that it may be pulled out. */
export function isOnStick(path: string, places: readonly Pick<Place, 'kind' | 'path'>[]): boolean {
  const homes = places.filter(({ kind }) => kind === 'home');
  return places.some(
    ({ kind, path: root }) =>
      kind === 'drive' && isWithin(root, path) && !homes.some((home) => isWithin(root, home.path)),
  );
}

/** Says that a file was written, and, where it lies on a stick, how the stick is taken out. */
export async function announceWritten(text: string, path: string): Promise<void> {
  const places = await call('listPlaces', {}, { quiet: true });
  const stick = places.ok && isOnStick(path, places.value);
  announce(stick ? `${text} ${words().pick.eject}` : text);
}
