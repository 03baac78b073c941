import { canonicalJson } from '../../shared/canonical.ts';
import type { TaskFields } from '../../shared/model/record.ts';
import type { Instruction } from '../../shared/model/views.ts';
import type { StoredRecord } from '../store/records.ts';

type Task = StoredRecord<'task'>;
type FindTask = (id: string) => Task | null;

/** Whether a task holds the very same 批示. */
export const holds = ({ instructions = [] }: Pick<TaskFields, 'instructions'>, asked: Instruction): boolean =>
  instructions.some((each) => canonicalJson(each) === canonicalJson(asked));

/**
 * The row of an earlier list on which a 批示 was given that came over with 结转; null where it was given on this row, or
 * where the earlier one is not here.
 */
export function givenOn(
  task: Task,
  instruction: Instruction,
  find: FindTask,
): { title: string; number: string } | null {
  let given: { title: string; number: string } | null = null;
  const walked = new Set<string>();
  for (let { rolledFrom } = task.fields; rolledFrom && !walked.has(rolledFrom.task); ) {
    walked.add(rolledFrom.task);
    const before = find(rolledFrom.task);
    if (!before || !holds(before.fields, instruction)) break;
    given = { title: rolledFrom.title, number: rolledFrom.number };
    rolledFrom = before.fields.rolledFrom;
  }
  return given;
}
