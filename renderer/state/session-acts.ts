import type { Args } from '../../shared/contract.ts';
import type { Session } from '../../shared/model/views.ts';
import { call } from '../api/call.ts';
import type { ScreenName } from '../routes/route.ts';
import { go } from '../routes/router.ts';
import { setSession, useSessionState } from './session.ts';
import { changeSettings } from './settings.ts';
import { forgetSteps } from './undo.ts';

/** The acts that put another store, or a new one, under the window. Each answers whether it was done. */
type Replacing = 'createUnit' | 'openExample' | 'leaveExample' | 'restoreBackup' | 'restoreSnapshot';

/** The screen is chosen before the store is shown, so that nobody is taken from where they have gone meanwhile. */
async function replaceSession<N extends Replacing>(
  name: N,
  args: Args<N>,
  screen?: ScreenName,
): Promise<boolean> {
  const answer = await call(name, args);
  if (!answer.ok) return false;
  forgetSteps();
  if (screen) go(screen);
  setSession(answer.value as Session);
  return true;
}

/** Sets this copy up for a unit and shows the screen; what was chosen about the window stays. */
export async function createUnit(unit: Args<'createUnit'>, screen: ScreenName): Promise<void> {
  const chosen = useSessionState.getState().session?.settings;
  if ((await replaceSession('createUnit', unit, screen)) && chosen) await changeSettings(chosen);
}

/** The example, in the look that was chosen before it. */
export async function openExample(): Promise<void> {
  const chosen = useSessionState.getState().session?.settings;
  if ((await replaceSession('openExample', {}, 'workbench')) && chosen) await changeSettings(chosen);
}
export async function leaveExample(): Promise<void> {
  await replaceSession('leaveExample', {}, 'workbench');
}
export const restoreBackup = (path: string): Promise<boolean> => replaceSession('restoreBackup', { path });
export const restoreSnapshot = (name: string): Promise<boolean> =>
  replaceSession('restoreSnapshot', { name });
