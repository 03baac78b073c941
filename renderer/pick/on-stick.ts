import { isOnStick } from '../../shared/on-stick.ts';
import { call } from '../api/call.ts';
import { announce } from '../state/announcements.ts';
import { words } from '../words/words.ts';

/** Says that a file was written, and, where it lies on a stick, how the stick is taken out. */
export async function announceWritten(text: string, path: string): Promise<void> {
  const places = await call('listPlaces', {}, { quiet: true });
  const stick = places.ok && isOnStick(path, places.value);
  announce(stick ? `${text} ${words().pick.eject}` : text);
}
