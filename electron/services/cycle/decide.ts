import { dateOf } from '../../../shared/dates.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { nextNumber } from '../../../shared/rules/cycle/decisions.ts';
import { taskStateOf } from '../../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import { isBlank } from '../../../shared/text.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Given, Operations } from '../operations.ts';
import { ownTasks } from '../own-tasks.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { partsOfRow } from '../parts/relatives.ts';
import { cycleFacts, type OnTask, readOnTask } from './facts.ts';
import { impossible, nameOfTask, needsReason } from './target.ts';

type Task = StoredRecord<'task'>;

/** What the issuing body decides about tasks of its own accord: 立项审定, 年度办结, 暂缓, 恢复, 撤销, 重新启动, 重大风险. */
export function createDecideOperations(env: Environment): Pick<Operations, 'decideTasks'> {
  return {
    decideTasks: (given) =>
      withStore(env, (store) => {
        const tasks = ownTasks(store, given.tasks);
        if (!tasks.ok) return tasks;
        const identity = identityOf(store);
        const ready: Ready[] = [];
        let left = 0;
        for (const task of tasks.value) {
          const found = withParts(store, task, given);
          if (!found.ok) return found;
          left += found.value.left;
          for (const each of found.value.ready)
            if (!ready.some((known) => known.task.id === each.task.id)) ready.push(each);
        }
        const { verdict, text, approvedBy } = given;
        const year =
          verdict === 'completeYear' ? (given.year ?? Number(dateOf(store.now()).slice(0, 4))) : null;
        store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          for (const { task, on, withdraw } of ready) {
            if (withdraw)
              for (const assignment of store.records.children('assignment', task.id))
                if (assignment.fields.state === 'assigned') writer.change(assignment, { state: 'cancelled' });
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
        const parts = ready.filter(({ task }) => !tasks.value.some(({ id }) => id === task.id)).length;
        return ok({ decided: ready.length - parts, ...(parts + left > 0 && { parts, left }) });
      }),
  };
}

interface Ready {
  readonly task: Task;
  readonly on: OnTask;
  /** Unanswered assignments are taken back first. */
  readonly withdraw: boolean;
}

/** What becomes of a row becomes of its parts. */
const FOLLOWED: ReadonlySet<string> = new Set(['cancel', 'suspend', 'resume']);

/**
 * A task and, where it is a split row, its parts: those whose state allows it follow, the others are counted as left. A row
 * that nobody has itself is decided about by its parts alone where its own state knows no such step.
 */
function withParts(
  store: Store,
  task: Task,
  given: Given<'decideTasks'>,
): Result<{ readonly ready: readonly Ready[]; readonly left: number }> {
  const register = registerOf(store);
  const read = (each: Task): Ready => ({
    task: each,
    on: readOnTask(store, register, each.id),
    withdraw: false,
  });
  const own = read(task);
  const refused = refuse(own.task, own.on, given);
  const parts = FOLLOWED.has(given.verdict) ? partsOfRow(store, task).map(read) : [];
  if (parts.length === 0 || (refused && refused.error.code !== 'E_TRANSITION'))
    return refused ?? ok({ ready: [own], left: 0 });
  const ready: Ready[] = refused ? [] : [own];
  let left = 0;
  for (const part of parts) {
    const state = stateOf(part.on);
    if (taskMachine.step(state, given.verdict)) ready.push(part);
    else if (given.verdict === 'cancel' && taskMachine.step(state, 'withdraw'))
      ready.push({ ...part, withdraw: true });
    else if (!ENDED.has(state)) left += 1;
  }
  return ready.length === 0 && refused ? refused : ok({ ready, left });
}

const ENDED: ReadonlySet<string> = new Set(['completed', 'struckOff', 'cancelled']);

const stateOf = (on: OnTask) => taskStateOf(cycleFacts(on), { own: new Set(), received: false });

/** Refusals: E_TRANSITION, E_WHY_NEEDED, E_APPROVER_NEEDED, E_ONLY_ONGOING. */
function refuse(
  task: Task,
  on: OnTask,
  { verdict, text, approvedBy }: Given<'decideTasks'>,
): ReturnType<typeof fail> | null {
  const state = stateOf(on);
  const row = taskMachine.step(state, verdict);
  if (!row) return impossible(task, state, verdict);
  if (row.guards.includes('reason') && isBlank(text)) return needsReason(task, verdict);
  if (row.guards.includes('approver') && isBlank(approvedBy)) return fail('E_APPROVER_NEEDED');
  if (row.guards.includes('ongoing') && task.fields.deadline.kind === 'by')
    return fail('E_ONLY_ONGOING', { task: nameOfTask(task) });
  return null;
}
