import type { DescribedError } from '../../../shared/errors.ts';
import type { UnitRow, UnitView } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { useRoute } from '../../routes/router.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStep } from '../../state/undo.ts';
import { fill, words } from '../../words/words.ts';

/** Adds a unit or changes one; a change can be taken back with Ctrl+Z. Answers the refusal, `null` when it was saved. */
export async function saveUnit(before: UnitView | null, unit: UnitRow): Promise<DescribedError | null> {
  const answer = await call('saveUnit', { id: before?.id ?? null, unit }, { quiet: true });
  if (!answer.ok) return answer.error;
  announce(words().common.saved);
  if (before) {
    const label = fill(words().units.edited, { name: before.name });
    const undo = async () => (await call('saveUnit', { id: before.id, unit: rowOf(before) })).ok;
    rememberStep({ label, route: useRoute.getState(), undo });
  }
  return null;
}

const rowOf = ({ name, code, kind, district, aliases, groups }: UnitView): UnitRow => ({
  name,
  code,
  kind,
  district,
  aliases,
  groups,
});
