import { newId } from '../../../shared/ids.ts';
import type { TaskFields } from '../../../shared/model/record.ts';
import type { Given } from '../operations.ts';

export type TaskEdit = Given<'editTask'>['changes'];

/** The edited fields, no longer guesses, and marked so that a re-import leaves them alone. */
export function correction(fields: TaskFields, edit: TaskEdit): Partial<TaskFields> {
  const changes = editedFields(edit);
  const names = Object.keys(changes) as TaskFields['corrected'];
  return {
    ...changes,
    corrected: [...new Set([...fields.corrected, ...names])].sort(),
    guesses: fields.guesses.filter((guess) => !names.includes(guess)),
  };
}

export function editedFields(edit: Partial<TaskEdit>): Partial<TaskFields> {
  const { category, title, detail, units, deadline, indicators } = edit;
  return {
    ...(category !== undefined && { category }),
    ...(title !== undefined && { title }),
    ...(detail !== undefined && { detail }),
    ...(units !== undefined && { units: units.map(({ span: _span, ...unit }) => unit) }),
    ...(deadline !== undefined && { deadline }),
    ...(indicators !== undefined && {
      indicators: indicators.map(({ span: _span, id, ...indicator }) => ({
        ...indicator,
        id: id ?? newId(),
      })),
    }),
  };
}
