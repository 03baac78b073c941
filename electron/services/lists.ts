import type { Value } from '../../shared/contract.ts';
import type { Language } from '../../shared/errors.ts';
import { newId } from '../../shared/ids.ts';
import type { ParsedList } from '../../shared/lists/model.ts';
import type { ListFields, TaskFields } from '../../shared/model/record.ts';
import type { Counts } from '../../shared/model/views.ts';
import { fail, ok, Refusal, type Result } from '../../shared/result.ts';
import { type Revision, reviseList, taskFieldsOf } from '../../shared/rules/list-revision.ts';
import { nameKey } from '../../shared/text.ts';
import { readListFile } from '../documents/read-list.ts';
import type { StoredRecord } from '../store/records.ts';
import type { Store, Writer } from '../store/store.ts';
import { ledgerView, loadBoard, loadTask, rowOf } from './board.ts';
import type { Environment } from './environment.ts';
import { findTask } from './lookup.ts';
import type { Given, Operations } from './operations.ts';
import { notIssuer, ownTasks } from './own-tasks.ts';
import { identityOf, operatorName } from './own-unit.ts';
import type { CallContext } from './services.ts';

type ListOperations = Pick<
  Operations,
  'previewList' | 'importList' | 'createLedger' | 'addTask' | 'editTask' | 'confirmTasks' | 'listLedgers'
>;
type TaskEdit = Given<'editTask'>['changes'];
type List = StoredRecord<'taskList'>;
type Task = StoredRecord<'task'>;

interface ReadList {
  readonly name: string;
  readonly sha256: string;
  readonly list: ParsedList;
}

export function createListOperations(env: Environment): ListOperations {
  return {
    previewList: async ({ path }, context) => {
      const read = await readAside(path, context);
      if (!read.ok) return read;
      const store = env.store();
      const known = store.ok ? knownEdition(store.value, read.value) : null;
      const { list, name } = read.value;
      return ok({
        path,
        name,
        list: {
          title: list.title,
          preamble: [...list.preamble],
          columns: [...list.columns],
          tasks: list.tasks.map((task) => ({ ...taskFieldsOf(task) })),
          notes: [...list.notes],
        },
        known: known && {
          ledger: { id: known.ledger.id, name: known.ledger.fields.title },
          counts: countsOf(known.revision),
          differences: differencesOf(known.revision),
        },
      });
    },

    importList: async ({ path, edits }, context) => {
      const before = env.store();
      if (!before.ok) return before;
      const read = await readAside(path, context);
      if (!read.ok) return read;
      const store = env.store();
      if (!store.ok) return store;
      if (read.value.list.tasks.length === 0) {
        const reason = read.value.list.notes.map((note) => note.message).join('') || '没有任务行。';
        return fail('E_NOT_A_LIST', { file: read.value.name, reason });
      }
      return ok(importInto(store.value, read.value, edits, context));
    },

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
        const siblings = store.records.children('task', ledger);
        const last = siblings.reduce((max, t) => Math.max(max, t.fields.ordinal), 0);
        const lastSeq = siblings.reduce((max, t) => Math.max(max, t.fields.seq ?? 0), 0);
        const blank: TaskFields = {
          ordinal: last + 1,
          seq: lastSeq + 1,
          category: null,
          categoryPrinted: true,
          title: task.title,
          detail: null,
          units: [],
          deadline: { kind: 'none', text: null, date: null },
          indicators: [],
          cells: [],
          guesses: [],
          corrected: [],
        };
        const id = store.write({ who: operatorName(identity), via: 'local' }, (writer) =>
          writer.create('task', ledger, identity.id, { ...blank, ...editedFields(task) }),
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

/** Reading a document may take long and touches no store: other calls have their turn meanwhile. */
function readAside(path: string, { cancelled, aside }: CallContext) {
  const read = () => readListFile(path, cancelled ? { cancelled } : {});
  return aside ? aside(read) : read();
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

/**
 * The ledger kept here that this document is an edition of: read from the same bytes, or with the same title, and with
 * half of its rows found again. Next year's list often bears this year's title.
 */
function knownEdition(store: Store, read: ReadList): { ledger: List; revision: Revision<Task> } | null {
  const self = identityOf(store).id;
  const own = store.records.all('taskList').filter((list) => list.author === self);
  const title = nameKey(titleOf(read));
  const candidates = [
    ...own.filter((list) => list.fields.source?.sha256 === read.sha256),
    ...own.filter((list) => nameKey(list.fields.title) === title),
  ];
  for (const ledger of candidates) {
    const tasks = store.records.children('task', ledger.id);
    const revision = reviseList(tasks, read.list.tasks);
    if (revision.kept.length * 2 >= Math.min(tasks.length, read.list.tasks.length))
      return { ledger, revision };
  }
  return null;
}

const countsOf = ({ added, kept }: Revision<Task>): Counts => {
  const changed = kept.filter((k) => Object.keys(k.changes).length > 0).length;
  return { new: added.length, changed, unchanged: kept.length - changed, refused: 0 };
};

type Difference = NonNullable<Value<'previewList'>['known']>['differences'][number];

/** What importing would add and change, and what the document no longer holds; the latter stays as it is. */
function differencesOf({ added, kept, missing }: Revision<Task>): Difference[] {
  return [
    ...added.map(({ seq, title }): Difference => ({ status: 'new', seq, title, fields: [] })),
    ...kept.flatMap(({ known: { fields }, changes }): Difference[] => {
      const names = Object.keys(changes);
      return names.length === 0
        ? []
        : [{ status: 'changed', seq: fields.seq, title: fields.title, fields: names }];
    }),
    ...missing
      .filter(({ fields }) => fields.cells.length > 0)
      .map(
        ({ fields }): Difference => ({ status: 'missing', seq: fields.seq, title: fields.title, fields: [] }),
      ),
  ];
}

const titleOf = ({ list, name }: ReadList): string =>
  (list.title ?? name.replace(/\.[^.]+$/, '')).slice(0, 200);

/** Rows between two looks whether the import is still wanted. */
const STEP = 200;

function importInto(
  store: Store,
  read: ReadList,
  edits: Given<'importList'>['edits'],
  { progress, cancelled }: CallContext,
) {
  const identity = identityOf(store);
  const editOf = new Map(edits.map((edit) => [edit.ordinal, edit.changes]));
  const known = knownEdition(store, read);
  const fields: ListFields = {
    title: titleOf(read),
    columns: [...read.list.columns],
    preamble: [...read.list.preamble],
    source: { name: read.name, sha256: read.sha256 },
  };
  let done = 0;
  const step = () => {
    if (done % STEP === 0) {
      if (cancelled?.()) throw new Refusal('E_CANCELLED');
      progress?.('import', done, read.list.tasks.length);
    }
    done += 1;
  };
  return store.write({ who: operatorName(identity), via: 'import' }, (writer) => {
    if (!known) {
      const id = writer.create('taskList', null, identity.id, fields);
      for (const row of read.list.tasks) {
        step();
        writer.create('task', id, identity.id, withEdit(taskFieldsOf(row), editOf.get(row.ordinal)));
      }
      return {
        ledger: { id, title: fields.title },
        counts: { new: read.list.tasks.length, changed: 0, unchanged: 0, refused: 0 },
      };
    }
    writer.change(known.ledger, fields);
    for (const row of known.revision.added) {
      step();
      writer.create(
        'task',
        known.ledger.id,
        identity.id,
        withEdit(taskFieldsOf(row), editOf.get(row.ordinal)),
      );
    }
    let changed = 0;
    for (const { known: task, changes } of known.revision.kept) {
      step();
      const next = { ...task.fields, ...changes };
      const edited = withEdit(next, editOf.get(next.ordinal));
      if (writer.change(task, edited).length > 0) changed += 1;
    }
    return {
      ledger: { id: known.ledger.id, title: fields.title },
      counts: {
        new: known.revision.added.length,
        changed,
        unchanged: known.revision.kept.length - changed,
        refused: 0,
      },
    };
  });
}

const withEdit = (fields: TaskFields, edit: TaskEdit | undefined): TaskFields =>
  edit ? { ...fields, ...correction(fields, edit) } : fields;

const correct = (writer: Writer, task: Task, changes: TaskEdit): readonly string[] =>
  writer.change(task, correction(task.fields, changes));

/** The edited fields, no longer guesses, and marked so that a re-import leaves them alone. */
function correction(fields: TaskFields, edit: TaskEdit): Partial<TaskFields> {
  const changes = editedFields(edit);
  const names = Object.keys(changes) as TaskFields['corrected'];
  return {
    ...changes,
    corrected: [...new Set([...fields.corrected, ...names])].sort(),
    guesses: fields.guesses.filter((guess) => !names.includes(guess)),
  };
}

function editedFields(edit: Partial<TaskEdit>): Partial<TaskFields> {
  const { category, title, detail, units, deadline, indicators } = edit;
  return {
    ...(category !== undefined && { category }),
    ...(title !== undefined && { title }),
    ...(detail !== undefined && { detail }),
    ...(units !== undefined && { units: units.map(({ span: _span, ...unit }) => unit) }),
    ...(deadline !== undefined && { deadline }),
    ...(indicators !== undefined && {
      indicators: indicators.map(({ span: _span, id, ...indicator }) => ({
        ...indicator,
        id: id ?? newId(),
      })),
    }),
  };
}
