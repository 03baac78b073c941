import { dateOf } from '../../../shared/dates.ts';
import { fail, ok } from '../../../shared/result.ts';
import { nextNumber } from '../../../shared/rules/cycle/decisions.ts';
import { taskStateOf } from '../../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import { isBlank } from '../../../shared/text.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Given, Operations } from '../operations.ts';
import { ownTasks } from '../own-tasks.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { cycleFacts, type OnTask, readOnTask } from './facts.ts';
import { impossible, nameOfTask, needsReason } from './target.ts';

/** What the issuing body decides about tasks of its own accord: 立项审定, 年度办结, 暂缓, 恢复, 撤销, 重新启动, 重大风险. */
export function createDecideOperations(env: Environment): Pick<Operations, 'decideTasks'> {
  return {
    decideTasks: (given) =>
      withStore(env, (store) => {
        const tasks = ownTasks(store, given.tasks);
        if (!tasks.ok) return tasks;
        const identity = identityOf(store);
        const register = registerOf(store);
        const ready: { readonly task: StoredRecord<'task'>; readonly on: OnTask }[] = [];
        for (const task of tasks.value) {
          const on = readOnTask(store, register, task.id);
          const refused = refuse(task, on, given);
          if (refused) return refused;
          ready.push({ task, on });
        }
        const { verdict, text, approvedBy } = given;
        const year =
          verdict === 'completeYear' ? (given.year ?? Number(dateOf(store.now()).slice(0, 4))) : null;
        store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          for (const { task, on } of ready) {
            writer.create('decision', task.id, identity.id, {
              unit: null,
              subject: null,
              verdict,
              text,
              date: verdict === 'approve' ? (given.date ?? dateOf(store.now())) : null,
              conclusion: null,
              year,
              number: nextNumber(on.decisions.map(({ fields }) => fields)),
              decidedBy: identity.operator,
              approvedBy,
              decidedAt: store.now(),
            });
          }
        });
        return ok({ decided: ready.length });
      }),
  };
}

/** Refusals: E_TRANSITION, E_WHY_NEEDED, E_APPROVER_NEEDED, E_ONLY_ONGOING. */
function refuse(
  task: StoredRecord<'task'>,
  on: OnTask,
  { verdict, text, approvedBy }: Given<'decideTasks'>,
): ReturnType<typeof fail> | null {
  const state = taskStateOf(cycleFacts(on), { own: new Set(), received: false });
  const row = taskMachine.step(state, verdict);
  if (!row) return impossible(task, state, verdict);
  if (row.guards.includes('reason') && isBlank(text)) return needsReason(task, verdict);
  if (row.guards.includes('approver') && isBlank(approvedBy)) return fail('E_APPROVER_NEEDED');
  if (row.guards.includes('ongoing') && task.fields.deadline.kind === 'by')
    return fail('E_ONLY_ONGOING', { task: nameOfTask(task) });
  return null;
}
