import type { Value } from '../../shared/contract.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { RegisterEntry } from '../../shared/rules/register.ts';
import type { Store, Writer } from '../store/store.ts';
import { putAssignments } from './assign.ts';
import { loadBoard } from './board.ts';
import type { Environment } from './environment.ts';
import { givenOn, holds } from './given-on.ts';
import { answerInstruction, instructInside } from './inside-instructions.ts';
import { rowOf } from './ledger-rows.ts';
import { blankTask, withStore } from './lists.ts';
import { findTask } from './lookup.ts';
import type { Given, Operations } from './operations.ts';
import { type Identity, identityOf, operatorName, registerOf } from './own-unit.ts';

/** The ledger in which 批示 become tasks of their own. */
const LEDGER = '领导批示件';
/** So much of an instruction is the title of its task; all of it stands below. */
const TITLE = 60;

/** 领导批示: recorded with the task they are about, or as a task that is assigned and tracked like any other. */
export function createInstructionOperations(
  env: Environment,
): Pick<Operations, 'instruct' | 'answerInstruction' | 'listInstructions'> {
  return {
    instruct: (given) =>
      withStore(env, (store) =>
        given.task === null ? asTask(store, given) : aboutTask(store, given.task, given),
      ),

    answerInstruction: (given) => withStore(env, (store) => answerInstruction(store, given)),

    listInstructions: (_args, { language }) =>
      withStore(env, (store) => {
        const board = loadBoard(store, language);
        const byId = new Map(board.tasks.map(({ task }) => [task.id, task]));
        const goesOn = new Map(board.tasks.map(({ task }) => [task.fields.rolledFrom?.task, task]));
        const tracked = board.tasks
          .filter(({ task }) => task.author === board.identity.id)
          .flatMap((item) => {
            const copy = goesOn.get(item.task.id);
            const instructions = (item.task.fields.instructions ?? []).filter(
              (instruction) => !copy || !holds(copy.fields, instruction),
            );
            if (instructions.length === 0) return [];
            const row = rowOf(board, item);
            const list = board.lists.get(row.ledger);
            return instructions.map((instruction) => ({
              ...instruction,
              givenOn: givenOn(item.task, instruction, (id) => byId.get(id) ?? null),
              task: row.id,
              ledger: { id: row.ledger, title: list?.fields.title ?? '' },
              title: row.title,
              state: row.state,
              light: row.light,
              units: row.assigned.map(({ unit, name }) => ({ id: unit, name })),
            }));
          });
        return ok(
          tracked.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : a.task < b.task ? -1 : 1)),
        );
      }),
  };
}

type Instruct = Given<'instruct'>;
const instructionOf = ({ by, on, text, source }: Instruct) => ({
  by,
  on,
  text,
  source: source?.trim() || null,
});

/** Refusals: those of `findTask`; E_INSTRUCTION_TASK where units or a limit are given for a task that has its own. */
function aboutTask(store: Store, name: string, given: Instruct) {
  const found = findTask(store, name);
  if (!found.ok) return found;
  const task = found.value;
  if (given.units.length > 0 || given.due !== null) return fail('E_INSTRUCTION_TASK');
  const identity = identityOf(store);
  const done = { task: task.id, ledger: task.parent ?? '', new: false };
  if (task.author !== identity.id) {
    instructInside(store, task, given);
    return ok({ ...done, inside: true });
  }
  store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
    writer.change(task, { instructions: [...(task.fields.instructions ?? []), instructionOf(given)] }),
  );
  return ok({ ...done, inside: false });
}

/** Refusals: E_NO_UNIT, E_AMBIGUOUS. */
function asTask(store: Store, given: Instruct): Result<Value<'instruct'>> {
  const identity = identityOf(store);
  const register = registerOf(store);
  const units: RegisterEntry[] = [];
  for (const name of given.units) {
    const unit = register.find(name);
    if (!unit.ok) return unit;
    units.push(unit.value);
  }
  return store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
    const ledger = ledgerOfInstructions(store, writer, identity);
    const { due, text } = given;
    const id = writer.create('task', ledger, identity.id, {
      ...blankTask(store, ledger, text.length > TITLE ? `${text.slice(0, TITLE)}…` : text),
      detail: text.length > TITLE ? text : null,
      deadline:
        due === null ? { kind: 'none', text: null, date: null } : { kind: 'by', text: due, date: due },
      instructions: [instructionOf(given)],
    });
    const task = store.records.get('task', id);
    if (task)
      putAssignments(store, writer, identity, [task], () =>
        units.map((unit, index) => ({
          unit: unit.id,
          role: index === 0 ? 'lead' : 'cooperate',
          group: null,
        })),
      );
    return ok({ task: id, ledger, new: true, inside: false });
  });
}

const ledgerOfInstructions = (store: Store, writer: Writer, { id }: Identity): string =>
  store.records.all('taskList').find(({ author, fields }) => author === id && fields.title === LEDGER)?.id ??
  writer.create('taskList', null, id, { title: LEDGER, columns: [], preamble: [], source: null });
