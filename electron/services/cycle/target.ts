import type { TaskState } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { type CycleFacts, stateFor, taskStateOf } from '../../../shared/rules/cycle/situation.ts';
import type { TaskAction } from '../../../shared/rules/cycle/task-actions.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import { actionName, stateName } from '../../../shared/rules/cycle/words.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { findTask } from '../lookup.ts';
import { authorFor, type Identity } from '../own-unit.ts';
import { cycleFacts, type OnTask, readOnTask } from './facts.ts';

type Task = StoredRecord<'task'>;

/** A task that we hold, with what hangs on it and the id under which we write. */
export interface Held {
  readonly task: Task;
  readonly on: OnTask;
  readonly facts: CycleFacts;
  /** The id that the task's author knows us by. */
  readonly unit: string;
  readonly state: TaskState;
}

/** What a person calls a task in a sentence. */
export const nameOfTask = ({ fields }: Pick<Task, 'fields'>): string =>
  fields.seq === null ? fields.title.slice(0, 60) : `${fields.seq} · ${fields.title.slice(0, 60)}`;

export const impossible = (task: Task, state: TaskState, action: TaskAction) =>
  fail('E_TRANSITION', { task: nameOfTask(task), state: stateName(state), action: actionName(action) });

export const needsReason = (task: Task, action: TaskAction) =>
  fail('E_WHY_NEEDED', { task: nameOfTask(task), action: actionName(action) });

/** A task with an assignment to us, cancelled ones included. Refusals: those of `findTask`, E_NOT_OURS. */
export function findHeld(store: Store, register: Register, identity: Identity, text: string): Result<Held> {
  const found = findTask(store, text);
  if (!found.ok) return found;
  const on = readOnTask(store, register, found.value.id);
  if (!on.assignments.some((a) => identity.ids.has(a.fields.unit))) return fail('E_NOT_OURS', { task: text });
  return ok(heldTask(found.value, on, register, identity));
}

export function heldTask(task: Task, on: OnTask, register: Register, identity: Identity): Held {
  const facts = cycleFacts(on);
  const author = authorFor(identity, task.author);
  const unit = register.byId(author)?.id ?? author;
  const assigned = facts.assignments.some((a) => a.unit === unit);
  const received = task.author !== identity.id;
  const state = assigned
    ? stateFor(facts, unit, received)
    : taskStateOf(facts, { own: identity.ids, received });
  return { task, on, facts, unit, state };
}

/** The state once a silent unit's own act has acknowledged the task. */
export const begunState = (state: TaskState): TaskState =>
  taskMachine.step(state, 'acknowledge')?.to ?? state;

export const awaitsAcknowledgement = (state: TaskState): boolean => begunState(state) !== state;

/** Null when progress may be reported. A ledger of our own needs no 交办. Refusal: E_TRANSITION. */
export function refuseReport(
  { task, state }: Held,
  identity: Identity,
): ReturnType<typeof impossible> | null {
  if (state === 'registered' && task.author === identity.id) return null;
  return taskMachine.step(begunState(state), 'report') ? null : impossible(task, state, 'report');
}
