import type { Args } from '../../shared/contract.ts';
import type { Session } from '../../shared/model/views.ts';
import { call } from '../api/call.ts';
import { setSession, useSessionState } from './session.ts';
import { changeSettings } from './settings.ts';
import { forgetSteps } from './undo.ts';

/** The acts that put another store, or a new one, under the window. Each answers whether it was done. */
type Replacing = 'createUnit' | 'openExample' | 'leaveExample' | 'restoreBackup' | 'restoreSnapshot';

async function replaceSession<N extends Replacing>(name: N, args: Args<N>): Promise<boolean> {
  const answer = await call(name, args);
  if (!answer.ok) return false;
  forgetSteps();
  setSession(answer.value as Session);
  return true;
}

export async function createUnit(unit: Args<'createUnit'>): Promise<boolean> {
  const chosen = useSessionState.getState().session?.settings;
  if (!(await replaceSession('createUnit', unit))) return false;
  if (chosen) await changeSettings(chosen);
  return true;
}

export const openExample = (): Promise<boolean> => replaceSession('openExample', {});
export const leaveExample = (): Promise<boolean> => replaceSession('leaveExample', {});
export const restoreBackup = (path: string): Promise<boolean> => replaceSession('restoreBackup', { path });
export const restoreSnapshot = (name: string): Promise<boolean> =>
  replaceSession('restoreSnapshot', { name });
