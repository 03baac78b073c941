import type { Answer } from '../../shared/contract.ts';
import { call } from '../api/call.ts';
import { askConfirm } from '../dialogs/dialog.ts';
import { words } from '../words/words.ts';

/**
 * Writes to a path, a folder or a file to be made in one. Where that lies on another medium than before, a person decides: nothing is written until then, and
 * what is said yes to is not asked again.
 */
export async function onItsMedium<T>(path: string, write: () => Promise<Answer<T>>): Promise<Answer<T>> {
  const answer = await write();
  if (answer.ok || (answer.error.code !== 'E_MEDIUM_NOT_IN' && answer.error.code !== 'E_OTHER_MEDIUM'))
    return answer;
  const w = words().pick;
  const means = await askConfirm({
    title: w.otherMedium,
    body: `${answer.error.message}${answer.error.hint}`,
    verb: w.saveAnyway,
  });
  if (!means) return answer;
  const accepted = await call('acceptMedium', { path }, { quiet: true });
  return accepted.ok ? write() : accepted;
}
