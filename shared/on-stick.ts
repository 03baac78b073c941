import type { Place } from './model/views.ts';

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
