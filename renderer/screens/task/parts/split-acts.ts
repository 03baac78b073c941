import type { LedgerRow, PartsView } from '../../../../shared/model/views.ts';
import type { NewPart } from '../../../../shared/rules/part-proposals.ts';
import { call } from '../../../api/call.ts';
import { announce } from '../../../state/announcements.ts';
import { rememberStoreStep } from '../../../state/store-steps.ts';
import { fill, type Words, words } from '../../../words/words.ts';

const ENDED: ReadonlySet<LedgerRow['state']> = new Set(['completed', 'struckOff', 'suspended', 'cancelled']);

/** A row of our own list that still goes on, and is no part itself. */
export const canSplit = ({ editable, partOf, state, parts }: LedgerRow): boolean =>
  editable && partOf === null && (!ENDED.has(state) || parts !== null);

/** 分解: the answer is whether it was done. The step can be taken back. */
export async function splitRow(row: LedgerRow, parts: readonly NewPart[]): Promise<boolean> {
  const answer = await call('splitTask', { task: row.id, parts: [...parts] });
  if (!answer.ok) return false;
  const said = fill(words().parts.done, { number: row.number, count: answer.value.parts.length });
  await rememberStoreStep(said);
  announce(said);
  return true;
}

/** How many parts there are, and what the row takes from which of them. */
export function rolledUpText(
  { count, done, whole, lightOf, progressOf }: PartsView,
  w: Words['parts'],
): string {
  return [
    fill(whole ? w.rolledUp : w.received, { count, done }),
    lightOf === null ? '' : fill(w.lightOf, { number: lightOf }),
    progressOf === null ? '' : fill(w.progressOf, { number: progressOf }),
  ]
    .filter((text) => text !== '')
    .join('；');
}
