import type { ParsedTask } from '../../../shared/lists/model.ts';
import type { Counts } from '../../../shared/model/views.ts';
import { knownEdition } from '../../../shared/rules/known-edition.ts';
import { type Revision, reviseList } from '../../../shared/rules/list-revision.ts';
import { type RevisionEntry, revisionEntries } from '../../../shared/rules/revision-entries.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { identityOf } from '../own-unit.ts';
import { createCancelling } from './cancelling.ts';
import type { Understood } from './understand.ts';

export type List = StoredRecord<'taskList'>;
export type Task = StoredRecord<'task'>;

/** A document beside the ledger that it is an edition of. */
export interface Edition {
  readonly ledger: List;
  readonly entries: readonly RevisionEntry<Task>[];
}

/** `target`: a ledger's id, `new` for none, null for the one that the document itself points to. */
export function editionOf(
  store: Store,
  { read, reading }: Understood,
  tasks: readonly ParsedTask[],
  target: string | null,
): Edition | null {
  if (target === 'new') return null;
  const own = ownLists(store);
  const chosen = own.find((list) => list.id === target);
  const { isCancelled } = createCancelling(store);
  const edition = (ledger: List, revision: Revision<Task>): Edition => ({
    ledger,
    entries: revisionEntries(revision, isCancelled),
  });
  if (chosen) return edition(chosen, reviseList(printedRows(store, chosen.id), tasks));
  const found = knownEdition(
    own.map((list) => ({
      list,
      title: list.fields.title,
      sha256: list.fields.source?.sha256 ?? null,
      tasks: () => printedRows(store, list.id),
    })),
    { title: titleOf(reading.title, read.name), sha256: read.sha256, tasks },
  );
  return found && edition(found.list, found.revision);
}

/** What an edition is compared with: its parts are ours, no list prints them. */
const printedRows = (store: Store, list: string): Task[] =>
  store.records.children('task', list).filter(({ fields }) => fields.part === undefined);

/** The ledgers that we keep ourselves; those that were issued to us follow their issuer. */
export const ownLists = (store: Store): readonly List[] => {
  const self = identityOf(store).id;
  return store.records.all('taskList').filter((list) => list.author === self);
};

export const titleOf = (title: string | null, file: string): string =>
  (title ?? file.replace(/\.[^.]+$/, '')).slice(0, 200);

/** Signed-off reports by task. */
export function reportCounts(store: Store): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { parent } of store.records.all('report'))
    if (parent !== null) counts.set(parent, (counts.get(parent) ?? 0) + 1);
  return counts;
}

/** Whether an edition's wording of a row goes into the ledger: said by a person, else where no report was made on the old one. */
export const isTaken = (
  { status, task }: RevisionEntry<Task>,
  reports: ReadonlyMap<string, number>,
  decided: ReadonlyMap<string, boolean>,
): boolean =>
  status !== 'changed' || task === null || (decided.get(task.id) ?? (reports.get(task.id) ?? 0) === 0);

/** What importing would do if nobody corrected anything. `refused` are rows left as they are because of their reports. */
export function countsOf(
  entries: readonly RevisionEntry<Task>[],
  reports: ReadonlyMap<string, number>,
  decided: ReadonlyMap<string, boolean> = new Map(),
): Counts {
  const counts = { new: 0, changed: 0, unchanged: 0, refused: 0 };
  for (const entry of entries) {
    if (entry.status === 'missing') continue;
    if (entry.status === 'added') counts.new += 1;
    else if (!isTaken(entry, reports, decided)) counts.refused += 1;
    else if (Object.keys(entry.changes).length > 0) counts.changed += 1;
    else counts.unchanged += 1;
  }
  return counts;
}
