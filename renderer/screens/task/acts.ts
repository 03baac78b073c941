import type { Args } from '../../../shared/contract.ts';
import type { LedgerRow, TaskDetail } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { announce } from '../../state/announcements.ts';
import { rememberStoreStep } from '../../state/store-steps.ts';
import { fill, words } from '../../words/words.ts';

export type Changes = Args<'editTask'>['changes'];
export type FieldName = keyof Changes;

/** The fields as they are now, for confirming them or for going back to them. */
export function presentValues({
  row,
  indicators,
}: Pick<TaskDetail, 'row' | 'indicators'>): Required<Changes> {
  return {
    category: row.category,
    title: row.title,
    detail: row.detail,
    units: row.units,
    deadline: row.deadline,
    indicators: indicators.map(({ id, text, comparator, value, min, max, unit, subject, span }) => ({
      id,
      text,
      comparator,
      value,
      min,
      max,
      unit,
      subject,
      ...(span && { span }),
    })),
  };
}

/** Puts a field right; the step can be taken back. */
export async function correctField(
  detail: Pick<TaskDetail, 'row' | 'indicators'>,
  field: FieldName,
  changes: Changes,
): Promise<boolean> {
  const { row } = detail;
  const answer = await call('editTask', { task: row.id, changes });
  if (!answer.ok) return false;
  const w = words().task;
  const label = fill(w.editedStep, { field: w[field], task: row.number });
  await rememberStoreStep(label);
  announce(label);
  return true;
}

/** 确认无误: the same value again, which makes it no longer a guess. The answer is whether it was done. */
export async function confirmFields(
  detail: Pick<TaskDetail, 'row' | 'indicators'>,
  fields: LedgerRow['guesses'],
): Promise<boolean> {
  const present = presentValues(detail);
  const names = (Object.keys(present) as FieldName[]).filter((name) => fields.includes(name));
  const changes: Changes = Object.fromEntries(names.map((name) => [name, present[name]]));
  return (await call('editTask', { task: detail.row.id, changes })).ok;
}

/** The same by a button of the detail, with its result said. */
export async function confirmHere(
  detail: Pick<TaskDetail, 'row' | 'indicators'>,
  fields: LedgerRow['guesses'],
): Promise<void> {
  if (!(await confirmFields(detail, fields))) return;
  await rememberStoreStep(words().task.confirmed);
  announce(words().task.confirmed);
}
