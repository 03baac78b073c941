import type { Settings } from '../../shared/model/views.ts';
import { call } from '../api/call.ts';
import { setSession, useSessionState } from './session.ts';

let changed = 0;

/** How often a setting was changed in this window: an answer asked for before the last change tells old settings. */
export const settingsChanged = (): number => changed;

/** Shows a setting at once and stores it. Before the first set-up there is nowhere to store it: it holds for this window. */
export async function changeSettings(change: Partial<Settings>): Promise<void> {
  const { session } = useSessionState.getState();
  if (!session) return;
  changed += 1;
  setSession({ ...session, settings: { ...session.settings, ...change } });
  if (session.store.state === 'ready') await call('saveSettings', change);
}

const STEP = 10;
const SMALLEST = 100;
const LARGEST = 200;

/** The next text size in percent, within 100 and 200. */
export const nextTextScale = (now: number, direction: 1 | -1): number =>
  Math.max(SMALLEST, Math.min(LARGEST, (Math.round(now / STEP) + direction) * STEP));
