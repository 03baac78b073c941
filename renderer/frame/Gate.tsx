import { useEffect, useState } from 'react';
import { Failure } from '../parts/Failure.tsx';
import { Loading } from '../parts/Loading.tsx';
import { FirstRun } from '../screens/first-run/FirstRun.tsx';
import { LockScreen } from '../screens/lock/LockScreen.tsx';
import { ReadOnly } from '../screens/read-only/ReadOnly.tsx';
import { followChanges, loadSession } from '../state/load-session.ts';
import { useSessionState } from '../state/session.ts';
import { Frame } from './Frame.tsx';
import { useShellEvents } from './use-outside-files.ts';

/** Which face of the window is shown: set-up, the lock, a store that needs help, or the work. */
export function Gate() {
  const { session, error } = useSessionState();
  const [looking, setLooking] = useState(false);
  useShellEvents();
  useEffect(() => {
    void loadSession();
    return followChanges();
  }, []);

  if (!session) return error ? <Failure error={error} retry={() => void loadSession()} /> : <Loading />;
  if (session.store.state === 'new') return <FirstRun />;
  if (session.locked) return <LockScreen session={session} />;
  if (session.store.state === 'readOnly' && !looking)
    return <ReadOnly session={session} look={() => setLooking(true)} />;
  return <Frame session={session} showWayBack={() => setLooking(false)} />;
}
