import type { Language } from '../../shared/errors.ts';
import type { TaskFields } from '../../shared/model/record.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store, Writer } from '../store/store.ts';
import { loadBoard, loadTask } from './board.ts';
import type { Environment } from './environment.ts';
import { correction, editedFields, type TaskEdit } from './intake/correction.ts';
import { ledgerView, rowOf } from './ledger-rows.ts';
import { findTask } from './lookup.ts';
import type { Operations } from './operations.ts';
import { notIssuer, ownTasks } from './own-tasks.ts';
import { identityOf, operatorName } from './own-unit.ts';

type ListOperations = Pick<
  Operations,
  'createLedger' | 'addTask' | 'editTask' | 'confirmTasks' | 'listLedgers'
>;
type Task = StoredRecord<'task'>;

export function createListOperations(env: Environment): ListOperations {
  return {
    createLedger: ({ title }, { language }) =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const id = store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          writer.create('taskList', null, identity.id, { title, columns: [], preamble: [], source: null }),
        );
        const board = loadBoard(store, language, id);
        const list = board.lists.get(id);
        return list ? ok(ledgerView(board, list)) : fail('E_NO_LEDGER', { ledger: title });
      }),

    addTask: ({ ledger, task }, { language }) =>
      withStore(env, (store) => {
        const list = store.records.get('taskList', ledger);
        if (!list) return fail('E_NO_LEDGER', { ledger });
        const identity = identityOf(store);
        if (list.author !== identity.id) return notIssuer(store, list.author);
        const id = store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          writer.create('task', ledger, identity.id, {
            ...blankTask(store, ledger, task.title),
            ...editedFields(task),
          }),
        );
        return rowById(store, id, language);
      }),

    editTask: ({ task: text, changes }, { language }) =>
      withStore(env, (store) => {
        const task = findTask(store, text);
        if (!task.ok) return task;
        const identity = identityOf(store);
        if (task.value.author !== identity.id) return notIssuer(store, task.value.author);
        store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          correct(writer, task.value, changes),
        );
        return rowById(store, task.value.id, language);
      }),

    confirmTasks: ({ tasks: texts }) =>
      withStore(env, (store) => {
        const tasks = ownTasks(store, texts);
        if (!tasks.ok) return tasks;
        const identity = identityOf(store);
        const open = tasks.value.filter((task) => task.fields.guesses.length > 0);
        store.write({ who: operatorName(identity), via: 'local' }, (writer) => {
          for (const task of open) {
            const corrected = [...new Set([...task.fields.corrected, ...task.fields.guesses])].sort();
            writer.change(task, { guesses: [], corrected });
          }
        });
        return ok({ confirmed: open.length });
      }),

    listLedgers: (_args, { language }) =>
      withStore(env, (store) => {
        const board = loadBoard(store, language);
        return ok(
          [...board.lists.values()]
            .sort((a, b) => a.arrival - b.arrival)
            .map((list) => ledgerView(board, list)),
        );
      }),
  };
}

/** A task that is kept by hand, as the next of its ledger. */
export function blankTask(store: Store, ledger: string, title: string): TaskFields {
  const siblings = store.records.children('task', ledger);
  const last = (of: (task: Task) => number | null) =>
    siblings.reduce((highest, task) => Math.max(highest, of(task) ?? 0), 0);
  return {
    ordinal: last(({ fields }) => fields.ordinal) + 1,
    seq: last(({ fields }) => fields.seq) + 1,
    category: null,
    categoryPrinted: true,
    title,
    detail: null,
    units: [],
    deadline: { kind: 'none', text: null, date: null },
    indicators: [],
    cells: [],
    guesses: [],
    corrected: [],
  };
}

export const withStore = <T>(env: Environment, work: (store: Store) => Result<T>): Result<T> => {
  const store = env.store();
  return store.ok ? work(store.value) : store;
};

function rowById(store: Store, id: string, language: Language) {
  const task = store.records.get('task', id);
  if (!task) return fail('E_NO_TASK', { task: id });
  const board = loadTask(store, task, language);
  return ok(rowOf(board, board.one));
}

const correct = (writer: Writer, task: Task, changes: TaskEdit): readonly string[] =>
  writer.change(task, correction(task.fields, changes));
