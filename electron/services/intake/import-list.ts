import type { ParsedTask } from '../../../shared/lists/model.ts';
import type { RevisionDecisions } from '../../../shared/model/intake.ts';
import type { ListFields, TaskFields } from '../../../shared/model/record.ts';
import { taskFieldsOf } from '../../../shared/rules/list-revision.ts';
import { nameLookup } from '../../../shared/rules/printed-names.ts';
import { fullTexts, type RevisionEntry, type TextChange } from '../../../shared/rules/revision-entries.ts';
import { nameKey } from '../../../shared/text.ts';
import type { Store, Writer } from '../../store/store.ts';
import type { Given } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import { partsOfRow } from '../parts/relatives.ts';
import type { CallContext } from '../services.ts';
import { stepper } from '../watch.ts';
import { createCancelling } from './cancelling.ts';
import { correction, type TaskEdit } from './correction.ts';
import { dropDocument } from './drafts.ts';
import { type Edition, editionOf, isTaken, reportCounts, type Task, titleOf } from './editions.ts';
import { rememberNames, rememberTemplate } from './learned.ts';
import { keepRevision, type ListChange } from './revisions.ts';
import { renameTasks, type Understood } from './understand.ts';

/** Rows between two looks whether the import is still wanted. */
const STEP = 200;

/** Stores a document as a ledger, or brings the ledger it is an edition of up to it, in one transaction. */
export function importList(
  store: Store,
  understood: Understood,
  given: Given<'importList'>,
  context: CallContext,
) {
  const { read, reading } = understood;
  const identity = identityOf(store);
  const { tasks } = renameTasks(reading.tasks, nameLookup(given.names ?? []));
  const edition = editionOf(store, understood, tasks, given.target ?? null);
  const fields: ListFields = {
    title: titleOf(reading.title, read.name),
    columns: [...reading.columns],
    preamble: [...reading.preamble],
    source: { name: read.name, sha256: read.sha256 },
  };
  const edits = new Map(given.edits.map((edit) => [edit.ordinal, edit.changes]));
  const note = stepper(context, 'import');
  let done = 0;
  const step = () => {
    if (done % STEP === 0) note(done, tasks.length);
    done += 1;
  };
  return store.write({ who: operatorName(identity), via: 'import' }, (writer) => {
    const work = { store, writer, author: identity.id, edits, step };
    const result = edition
      ? revise(work, edition, tasks, fields, given.decisions ?? noDecisions)
      : create(work, tasks, fields);
    learn(store, writer, understood, given);
    if (given.draft !== undefined) dropDocument(store, given.draft);
    return result;
  });
}

interface Work {
  readonly store: Store;
  readonly writer: Writer;
  readonly author: string;
  readonly edits: ReadonlyMap<number, TaskEdit>;
  readonly step: () => void;
}

const noDecisions: RevisionDecisions = { changed: [], withdrawn: [], note: null };

function create({ writer, author, edits, step }: Work, tasks: readonly ParsedTask[], fields: ListFields) {
  const id = writer.create('taskList', null, author, fields);
  for (const row of tasks) {
    step();
    writer.create('task', id, author, withEdit(taskFieldsOf(row), edits.get(row.ordinal)));
  }
  return {
    ledger: { id, title: fields.title },
    counts: { new: tasks.length, changed: 0, unchanged: 0, refused: 0 },
    revised: false,
  };
}

/**
 * Rows are added and reworded; a task with reports keeps its wording unless a person took the new one. A task that the
 * edition no longer holds stays, or is cancelled with its assignments where a person said so.
 */
function revise(
  work: Work,
  { ledger, entries }: Edition,
  tasks: readonly ParsedTask[],
  fields: ListFields,
  decisions: RevisionDecisions,
) {
  const { store, writer, author, edits, step } = work;
  const rows = new Map(tasks.map((row) => [row.ordinal, row]));
  const reports = reportCounts(store);
  const cancelling = createCancelling(store);
  const decided = new Map(decisions.changed.map(({ task, take }) => [task, take]));
  const reasons = new Map(decisions.withdrawn.map(({ task, reason }) => [task, reason]));
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  const changes: ListChange[] = [];
  writer.change(ledger, fields);
  for (const entry of entries) {
    const { task, ordinal } = entry;
    if (task === null) {
      const row = rows.get(ordinal ?? 0);
      if (!row) continue;
      step();
      const added = withEdit(taskFieldsOf(row), edits.get(row.ordinal));
      writer.create('task', ledger.id, author, added);
      counts.new += 1;
      changes.push(changeOf(entry, 'added', fullTexts(null, added)));
    } else if (ordinal === null) {
      const reason = reasons.get(task.id);
      const gone = reason !== undefined && cancelling.cancel(writer, task, reason);
      if (gone) for (const part of partsOfRow(store, task)) cancelling.cancel(writer, part, reason);
      changes.push(
        changeOf(entry, gone ? 'withdrawn' : 'left', fullTexts(task.fields, null), gone ? reason : ''),
      );
    } else {
      step();
      const taken = isTaken(entry, reports, decided);
      const next = taken
        ? withEdit({ ...task.fields, ...entry.changes }, edits.get(ordinal))
        : renumbered(task, ordinal, entry.changes.seq);
      const written = writer.change(task, next).length > 0;
      if (ordinal !== task.fields.ordinal)
        for (const part of partsOfRow(store, task)) writer.change(part, { ordinal });
      if (!taken) counts.refused += 1;
      else if (written) counts.changed += 1;
      else counts.unchanged += 1;
      if (entry.status === 'changed' || entry.status === 'renumbered')
        changes.push(changeOf(entry, taken ? entry.status : 'kept', entry.texts));
    }
  }
  if (changes.length > 0)
    keepRevision(store, {
      ledger: ledger.id,
      at: store.now(),
      who: operatorName(identityOf(store)),
      source: fields.source?.name ?? '',
      note: decisions.note,
      entries: changes,
    });
  return { ledger: { id: ledger.id, title: fields.title }, counts, revised: changes.length > 0 };
}

const changeOf = (
  { task, seq, title }: RevisionEntry<Task>,
  status: ListChange['status'],
  texts: readonly TextChange[],
  reason = '',
): ListChange => ({
  status,
  oldSeq: task?.fields.seq ?? null,
  newSeq: status === 'withdrawn' || status === 'left' ? null : seq,
  title: task?.fields.title ?? title,
  texts: [...texts],
  reason,
});

/** Place and number follow the edition also where the wording stays. */
function renumbered({ fields }: Task, ordinal: number, seq: number | null = fields.seq): Partial<TaskFields> {
  if (seq === fields.seq) return { ordinal };
  const isOld = (cell: string) => fields.seq !== null && cell.trim() === String(fields.seq);
  const at = fields.cells.findIndex(isOld);
  return {
    ordinal,
    seq,
    cells: fields.cells.map((cell, index) => (index === at ? String(seq ?? '') : cell)),
  };
}

const withEdit = (fields: TaskFields, edit: TaskEdit | undefined): TaskFields =>
  edit ? { ...fields, ...correction(fields, edit) } : fields;

/** What was taught with this document is there for the next one. */
function learn(
  store: Store,
  writer: Writer,
  { reading, read }: Understood,
  given: Given<'importList'>,
): void {
  const answers = given.names ?? [];
  rememberNames(store, answers);
  for (const { id, meanings } of given.choice?.parts ?? []) {
    const part = reading.parts.find((each) => each.id === id);
    if (meanings && part?.kind === 'table' && part.taken)
      rememberTemplate(store, part.columns, meanings, titleOf(reading.title, read.name));
  }
  for (const { names, name } of answers) if (name !== null) addAliases(store, writer, name, names);
}

/** A unit of our own register goes under its other names too; a name that is another unit's stays with that one. */
function addAliases(store: Store, writer: Writer, name: string, names: readonly string[]): void {
  const register = registerOf(store);
  const found = register.find(name);
  const unit = found.ok ? store.records.get('unit', found.value.id) : null;
  if (!unit || unit.author !== identityOf(store).id) return;
  const fresh = names.filter((alias) => {
    const known = register.find(alias);
    return !known.ok && known.error.code === 'E_NO_UNIT';
  });
  const aliases = [...unit.fields.aliases, ...fresh].filter(
    (alias) => nameKey(alias) !== nameKey(unit.fields.name),
  );
  writer.change(unit, { aliases: [...new Set(aliases)].slice(0, 200) });
}
