import type { InsideInstruction } from '../../shared/model/views.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { isBlank } from '../../shared/text.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store } from '../store/store.ts';
import { type Board, taskNumber } from './board.ts';
import type { Given } from './operations.ts';
import { identityOf, operatorName } from './own-unit.ts';

type Inside = StoredRecord<'instruction'>;

/** What a leader of this unit wrote on a task that another body issued. It stays inside this unit. */
export function instructInside(
  store: Store,
  task: StoredRecord<'task'>,
  { by, on, text, source }: Given<'instruct'>,
): void {
  const identity = identityOf(store);
  store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
    writer.create('instruction', task.id, identity.id, {
      by,
      on,
      text,
      source: source?.trim() || null,
      recordedBy: identity.operator,
      recordedAt: store.now(),
      outcome: null,
      answeredBy: null,
      answeredAt: null,
    }),
  );
}

/** Refusals: E_NO_INSTRUCTION; E_NO_OUTCOME where nothing is said. */
export function answerInstruction(
  store: Store,
  { instruction, outcome, by }: Given<'answerInstruction'>,
): Result<{ task: string }> {
  const record = store.records.get('instruction', instruction);
  if (!record) return fail('E_NO_INSTRUCTION', { instruction });
  if (isBlank(outcome)) return fail('E_NO_OUTCOME');
  const identity = identityOf(store);
  store.write({ who: by ?? operatorName(identity), via: 'local' }, (writer) =>
    writer.change(record, {
      outcome: outcome.trim(),
      answeredBy: by ?? identity.operator,
      answeredAt: store.now(),
    }),
  );
  return ok({ task: record.parent ?? '' });
}

/** A leader writes with a pen as often as with a keyboard: whoever typed it answers for its being what the leader wrote. */
const viewOf = ({ id, fields: { recordedBy, recordedAt: _at, ...fields } }: Inside): InsideInstruction => ({
  id,
  ...fields,
  recordedBy: recordedBy === fields.by ? null : recordedBy,
});

const inOrder = (records: readonly Inside[]): Inside[] =>
  records.toSorted((a, b) => a.fields.recordedAt - b.fields.recordedAt || (a.id < b.id ? -1 : 1));

/** 批示 of our own leaders about one task, in the order in which they were recorded. */
export const insideOf = (store: Store, task: string): InsideInstruction[] =>
  inOrder(store.records.children('instruction', task)).map(viewOf);

/** What waits for the clerk's answer, the oldest first. */
export function openInstructions(
  store: Store,
  board: Board,
): (InsideInstruction & { task: string; number: string; title: string })[] {
  const open = store.records.all('instruction').filter(({ fields }) => fields.answeredAt === null);
  if (open.length === 0) return [];
  const tasks = new Map(board.tasks.map(({ task }) => [task.id, task]));
  return inOrder(open).flatMap((record) => {
    const task = tasks.get(record.parent ?? '');
    if (!task) return [];
    return [{ ...viewOf(record), task: task.id, number: taskNumber(board, task), title: task.fields.title }];
  });
}
