import type { DescribedError } from '../../../shared/errors.ts';
import type { UnitRow, UnitView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';

/** Adds a unit or changes one; a change can be taken back with Ctrl+Z. Answers the refusal, `null` when it was saved. */
export async function saveUnit(before: UnitView | null, unit: UnitRow): Promise<DescribedError | null> {
  const answer = await call('saveUnit', { id: before?.id ?? null, unit }, { quiet: true });
  if (!answer.ok) return answer.error;
  announce(words().common.saved);
  if (before) await rememberStoreStep(fill(words().units.edited, { name: before.name }));
  return null;
}
