import { ok } from '../../../shared/result.ts';
import { roundOf } from '../../../shared/rules/cycle/situation.ts';
import { taskMachine } from '../../../shared/rules/cycle/task-machine.ts';
import { isBlank } from '../../../shared/text.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { authorFor, identityOf, operatorName, registerOf } from '../own-unit.ts';
import { findHeld, type Held, impossible, needsReason } from './target.ts';

/** 签收 and 退回改派. */
export function createAcknowledgeOperations(env: Environment): Pick<Operations, 'acknowledge' | 'decline'> {
  return {
    acknowledge: ({ tasks, by }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const register = registerOf(store);
        const open: Held[] = [];
        for (const text of tasks) {
          const held = findHeld(store, register, identity, text);
          if (!held.ok) return held;
          const { state, task } = held.value;
          if (taskMachine.step(state, 'acknowledge')) open.push(held.value);
          else if (state !== 'inProgress') return impossible(task, state, 'acknowledge');
        }
        store.write({ who: by ?? operatorName(identity), via: 'local' }, (writer) => {
          for (const held of open) putAnswer(store, writer, held, 'accepted', null, by ?? identity.operator);
        });
        return ok({ acknowledged: open.length, unchanged: tasks.length - open.length });
      }),

    decline: ({ task: text, reason, by }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const held = findHeld(store, registerOf(store), identity, text);
        if (!held.ok) return held;
        const { state, task } = held.value;
        if (!taskMachine.step(state, 'decline')) return impossible(task, state, 'decline');
        if (isBlank(reason)) return needsReason(task, 'decline');
        store.write({ who: by ?? operatorName(identity), via: 'local' }, (writer) =>
          putAnswer(store, writer, held.value, 'declined', reason.trim(), by ?? identity.operator),
        );
        return ok({ state: 'returnedForReassignment' as const });
      }),
  };
}

/** Records the answer to the present round of our assignment. */
export function putAnswer(
  store: Store,
  writer: Writer,
  { task, facts, unit }: Held,
  answer: 'accepted' | 'declined',
  reason: string | null,
  by: string | null,
): void {
  const assignment = facts.assignments.find((a) => a.unit === unit && a.state === 'assigned');
  if (!assignment) return;
  const author = authorFor(identityOf(store), task.author);
  writer.create('acknowledgement', task.id, author, {
    unit: author,
    round: roundOf(assignment),
    answer,
    reason,
    by,
    at: store.now(),
  });
}
