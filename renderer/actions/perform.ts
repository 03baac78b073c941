import { useRoute } from '../routes/router.ts';
import { useSessionState } from '../state/session.ts';
import type { Action, ActionContext } from './action.ts';

/** The present context, outside components; `null` before the session is known. */
export function actionContext(): ActionContext | null {
  const { session } = useSessionState.getState();
  return session && { session, route: useRoute.getState() };
}

/** Whether it can be done now. */
export function canPerform(action: Action): boolean {
  const context = actionContext();
  return context !== null && action.enabled(context);
}

/** Runs an action if it can be done now. */
export function perform(action: Action): void {
  const context = actionContext();
  if (context && action.enabled(context)) void action.perform(context);
}
