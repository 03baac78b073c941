import { call } from '../api/call.ts';
import { useChanges } from './changes.ts';
import { setSession, useSessionState } from './session.ts';

/** Asks who we are and shows it; a refusal is kept for the start screen. */
export async function loadSession(): Promise<void> {
  const answer = await call('getSession', {}, { quiet: true });
  if (answer.ok) setSession(answer.value);
  else useSessionState.setState({ error: answer.error });
}

/** Reads the session again whenever something was written: backups, receives and duties may have changed. */
export const followChanges = (): (() => void) => useChanges.subscribe(() => void loadSession());
