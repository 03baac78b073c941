import type { DescribedError, Language } from '../../shared/errors.ts';
import type { Session } from '../../shared/model/views.ts';
import { createState } from './create-state.ts';
import { keepEqual } from './keep-equal.ts';

interface SessionState {
  readonly session: Session | null;
  /** Why there is no session at all. */
  readonly error: DescribedError | null;
}

export const useSessionState = createState<SessionState>(() => ({ session: null, error: null }));

/** The session of the running window; `null` only before the first answer. */
export const useSession = (): Session | null => useSessionState((state) => state.session);

/** What is as it was stays the same object, so that only what looks at the rest is drawn again. */
export const setSession = (session: Session): void =>
  useSessionState.setState((old) => ({ session: keepEqual(old.session, session), error: null }));

/** The store says that it is locked, whoever locked it. */
export const noteLocked = (): void =>
  useSessionState.setState(({ session }) => ({ session: session && { ...session, locked: true } }));

export const currentLanguage = (): Language => useSessionState.getState().session?.settings.language ?? 'zh';

export const useLanguage = (): Language =>
  useSessionState((state) => state.session?.settings.language ?? 'zh');
