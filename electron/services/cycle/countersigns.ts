import type { TaskCycle } from '../../../shared/model/views.ts';
import { fail, ok } from '../../../shared/result.ts';
import { countersigners, countersignOf, handlingRound } from '../../../shared/rules/cycle/countersign.ts';
import { phaseOf } from '../../../shared/rules/cycle/decisions.ts';
import type { Register } from '../../../shared/rules/register.ts';
import { isBlank } from '../../../shared/text.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { authorFor, type Identity, identityOf, operatorName, registerOf } from '../own-unit.ts';
import { cycleFacts, type OnTask } from './facts.ts';
import { findHeld, impossible, nameOfTask, needsReason } from './target.ts';

/** 会签: a cooperating unit agrees to the result or objects, or the lead records what it has on paper. */
export function createCountersignOperations(env: Environment): Pick<Operations, 'countersign'> {
  return {
    countersign: ({ task: text, unit: named, answer, text: words, by }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const register = registerOf(store);
        const held = findHeld(store, register, identity, text);
        if (!held.ok) return held;
        const { task, facts } = held.value;
        const phase = phaseOf(facts.decisions);
        if (phase !== 'inProgress' && phase !== 'completed') return impossible(task, phase, 'report');
        const found = named === null ? null : register.find(named);
        if (found && !found.ok) return found;
        const author = authorFor(identity, task.author);
        const own = register.byId(author)?.id ?? author;
        const unit = found ? found.value.id : own;
        if (!countersigners(facts.assignments).includes(unit))
          return fail('E_NO_COUNTERSIGN', { task: nameOfTask(task), unit: register.nameOf(unit) });
        const leads = facts.assignments.some(
          (a) => a.unit === own && a.role === 'lead' && a.state === 'assigned',
        );
        if (unit !== own && !leads) return fail('E_ONLY_LEAD_RECORDS', { unit: register.nameOf(unit) });
        if (answer === 'objected' && isBlank(words)) return needsReason(task, 'report');
        store.write({ who: by ?? operatorName(identity), via: 'local' }, (writer) =>
          writer.create('countersign', task.id, author, {
            unit: unit === own ? author : unit,
            round: handlingRound(facts.decisions),
            answer,
            text: words.trim(),
            by: by ?? identity.operator,
            at: store.now(),
          }),
        );
        return ok({ task: task.id, unit: { id: unit, name: register.nameOf(unit) } });
      }),
  };
}

/** Who must countersign this task, and who has. */
export function countersignsOf(
  register: Register,
  identity: Identity,
  task: StoredRecord<'task'>,
  on: OnTask,
): TaskCycle['countersigns'] {
  const facts = cycleFacts(on);
  const round = handlingRound(facts.decisions);
  const all = on.countersigns.map(({ id, author, fields }) => ({ ...fields, id, author }));
  const author = authorFor(identity, task.author);
  const own = register.byId(author)?.id ?? author;
  const ours = task.author === identity.id;
  const leads = facts.assignments.some((a) => a.unit === own && a.role === 'lead' && a.state === 'assigned');
  const phase = phaseOf(facts.decisions);
  const open = phase === 'inProgress' || phase === 'completed';
  const unitOf = (id: string) => ({ id, name: register.nameOf(id) });
  return countersigners(facts.assignments).map((unit) => {
    const said = countersignOf(all, unit, round);
    const writer = said && (register.byId(said.author)?.id ?? said.author);
    return {
      unit: unitOf(unit),
      answer: said?.answer ?? null,
      text: said?.text ?? '',
      by: said?.by ?? null,
      at: said?.at ?? null,
      recordedBy: writer !== null && writer !== unit ? unitOf(writer) : null,
      writable: !ours && open && (unit === own || leads),
    };
  });
}
