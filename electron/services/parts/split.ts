import type { Value } from '../../../shared/contract.ts';
import { dateOf } from '../../../shared/dates.ts';
import type { TaskFields } from '../../../shared/model/record.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { phaseOf } from '../../../shared/rules/cycle/decisions.ts';
import { stateName } from '../../../shared/rules/cycle/words.ts';
import { nextPart } from '../../../shared/rules/parts.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { loadTask } from '../board.ts';
import { nameOfTask } from '../cycle/target.ts';
import type { Environment } from '../environment.ts';
import { rowOf } from '../ledger-rows.ts';
import { withStore } from '../lists.ts';
import type { Given, Operations } from '../operations.ts';
import { ownTasks } from '../own-tasks.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { partsOfRow } from './relatives.ts';

type Task = StoredRecord<'task'>;

/** 分解: a row gets sub-tasks for units, sections or milestones; the row itself stays as printed. */
export function createSplitOperations(env: Environment): Pick<Operations, 'splitTask'> {
  return { splitTask: (given, context) => withStore(env, (store) => split(store, given, context)) };
}

/** The number that a part may have at most (`part.number`). */
const MOST_PARTS = 999;

/**
 * Adds parts behind those that are there; a part with a unit is 交办 to it at once. All or none. Refusals: E_NO_TASK,
 * E_NOT_ISSUER, E_PART_OF_PART, E_SPLIT_ENDED, E_TOO_MANY_PARTS, E_NO_UNIT, E_AMBIGUOUS.
 */
function split(
  store: Store,
  { task: text, parts }: Given<'splitTask'>,
  { language }: CallContext,
): Result<Value<'splitTask'>> {
  const found = ownTasks(store, [text]);
  if (!found.ok) return found;
  const [row] = found.value;
  if (!row) return fail('E_NO_TASK', { task: text });
  const refused = refuseSplit(store, row);
  if (refused) return refused;
  const first = nextPart(partsOfRow(store, row));
  if (first + parts.length - 1 > MOST_PARTS) return fail('E_TOO_MANY_PARTS', { task: nameOfTask(row) });
  const units = unitsOf(store, parts);
  if (!units.ok) return units;
  const identity = identityOf(store);
  const assignedOn = dateOf(store.now());
  store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    for (const [index, part] of parts.entries()) {
      const made = writer.create('task', row.parent, identity.id, partFields(row, part, first + index));
      const unit = units.value[index];
      if (unit)
        writer.create('assignment', made, identity.id, {
          unit,
          role: part.role,
          group: null,
          state: 'assigned',
          assignedOn,
        });
    }
  });
  const board = loadTask(store, row, language);
  return ok({
    row: rowOf(board, board.one),
    parts: (board.parts.get(row.id) ?? []).map((part) => rowOf(board, part)),
  });
}

export function refuseSplit(store: Store, row: Task): ReturnType<typeof fail> | null {
  if (row.fields.part !== undefined) return fail('E_PART_OF_PART', { task: nameOfTask(row) });
  const phase = phaseOf(
    store.records.children('decision', row.id).map(({ id, fields }) => ({ ...fields, id })),
  );
  return phase === 'inProgress'
    ? null
    : fail('E_SPLIT_ENDED', { task: nameOfTask(row), state: stateName(phase) });
}

/** The unit of each part by id, null where it has none. */
function unitsOf(store: Store, parts: Given<'splitTask'>['parts']): Result<readonly (string | null)[]> {
  const register = registerOf(store);
  const units: (string | null)[] = [];
  for (const { unit: name } of parts) {
    const unit = name === null ? null : register.find(name);
    if (unit && !unit.ok) return unit;
    units.push(unit ? unit.value.id : null);
  }
  return ok(units);
}

/** A part has its own wording and limit; the printed cells and the indicators stay with the row. */
export function partFields(
  { id, fields }: Task,
  { title, due }: Given<'splitTask'>['parts'][number],
  number: number,
): TaskFields {
  const { milestones: _steps, ...limit } = fields.deadline;
  return {
    ordinal: fields.ordinal,
    seq: null,
    category: fields.category,
    categoryPrinted: false,
    title,
    detail: null,
    units: [],
    deadline: due === null ? limit : { kind: 'by', text: due, date: due },
    indicators: [],
    cells: [],
    guesses: [],
    part: { of: id, number },
    corrected: [],
  };
}
