import { call } from '../api/call.ts';
import { useChanges } from './changes.ts';
import { setSession, useSessionState } from './session.ts';
import { settingsChanged } from './settings.ts';

/** Asks who we are and shows it, but no settings older than those shown; a refusal is kept for the start screen. */
export async function loadSession(): Promise<void> {
  const before = settingsChanged();
  const answer = await call('getSession', {}, { quiet: true });
  const shown = useSessionState.getState().session?.settings;
  if (answer.ok)
    setSession(shown && settingsChanged() !== before ? { ...answer.value, settings: shown } : answer.value);
  else useSessionState.setState({ error: answer.error });
}

/** Reads the session again whenever something was written: backups, receives and duties may have changed. */
export const followChanges = (): (() => void) => useChanges.subscribe(() => void loadSession());
