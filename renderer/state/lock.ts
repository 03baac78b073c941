import type { DescribedError } from '../../shared/errors.ts';
import { call } from '../api/call.ts';
import { dropDialogs } from '../dialogs/dialog.ts';
import { writeUnsaved } from '../parts/use-safe-leaving.ts';
import { setSession, useSessionState } from './session.ts';
import { forgetSteps } from './undo.ts';

/** 锁定: what was typed is written first, because a locked store takes nothing. */
export async function lockNow(): Promise<void> {
  await writeUnsaved();
  const answer = await call('lockStore', {});
  if (answer.ok) setSession(answer.value);
}

/** Who sits down; the refusal where the password is not right. */
export async function unlock(name: string, password: string | null): Promise<DescribedError | null> {
  const before = useSessionState.getState().session?.operator;
  const answer = await call('chooseOperator', { name, password }, { quiet: true });
  if (!answer.ok) return answer.error;
  if (answer.value.operator !== before) {
    dropDialogs();
    forgetSteps();
  }
  setSession(answer.value);
  return null;
}
