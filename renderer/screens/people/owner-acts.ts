import type { LedgerRow } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';

/** 责任人 and 分管领导 of tasks; what is left out stays. The step can be taken back. */
export async function saveOwners(
  tasks: readonly LedgerRow[],
  given: { readonly owner?: string | null; readonly leader?: string | null },
): Promise<boolean> {
  const answer = await call('saveOwner', { tasks: tasks.map(({ id }) => id), ...given });
  if (!answer.ok) return false;
  const done = fill(words().owners.done, { count: answer.value.changed });
  await rememberStoreStep(done);
  announce(done);
  return true;
}
