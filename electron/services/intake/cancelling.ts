import type { TaskState } from '../../../shared/model/views.ts';
import { nextNumber } from '../../../shared/rules/cycle/decisions.ts';
import { taskStateOf } from '../../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';
import { cycleFacts, type OnTask, readOnTasks } from '../cycle/facts.ts';
import { identityOf, registerOf } from '../own-unit.ts';

type Task = StoredRecord<'task'>;

/** 撤销 of tasks that a revised edition no longer holds, as the state of each allows. */
export interface Cancelling {
  readonly isCancelled: (task: Task) => boolean;
  readonly isPossible: (task: Task) => boolean;
  /** Takes unanswered assignments back first; false where the state does not allow it. */
  readonly cancel: (writer: Writer, task: Task, reason: string) => boolean;
}

export function createCancelling(store: Store): Cancelling {
  const onTask = readOnTasks(store, registerOf(store));
  const stateOf = (on: OnTask): TaskState => taskStateOf(cycleFacts(on), { own: new Set(), received: false });
  const isPossible = (task: Task): boolean => {
    const state = stateOf(onTask(task.id));
    const withdrawn = taskMachine.step(state, 'withdraw')?.to;
    return [state, withdrawn].some((from) => from !== undefined && taskMachine.step(from, 'cancel') !== null);
  };
  return {
    isCancelled: (task) => stateOf(onTask(task.id)) === 'cancelled',
    isPossible,
    cancel: (writer, task, reason) => {
      if (!isPossible(task)) return false;
      const on = onTask(task.id);
      const { id, operator } = identityOf(store);
      if (!taskMachine.step(stateOf(on), 'cancel'))
        for (const assignment of store.records.children('assignment', task.id))
          if (assignment.fields.state === 'assigned') writer.change(assignment, { state: 'cancelled' });
      writer.create('decision', task.id, id, {
        unit: null,
        subject: null,
        verdict: 'cancel',
        text: reason,
        date: null,
        conclusion: null,
        year: null,
        number: nextNumber(on.decisions.map(({ fields }) => fields)),
        decidedBy: operator,
        approvedBy: null,
        decidedAt: store.now(),
      });
      return true;
    },
  };
}
