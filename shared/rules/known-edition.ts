import type { ParsedTask } from '../lists/model.ts';
import { nameKey } from '../text.ts';
import { type KnownTask, type Revision, reviseList } from './list-revision.ts';

export interface KnownList<L, T extends KnownTask> {
  readonly list: L;
  readonly title: string;
  /** Hash of the document it was last read from. */
  readonly sha256: string | null;
  readonly tasks: () => readonly T[];
}

export interface KnownEdition<L, T extends KnownTask> {
  readonly list: L;
  readonly revision: Revision<T>;
}

/**
 * The ledger that a document is an edition of: read from the same bytes, or with the same title (a mark of revision left
 * out), and with half of its rows found again. Next year's list often bears this year's title.
 */
export function knownEdition<L, T extends KnownTask>(
  ledgers: readonly KnownList<L, T>[],
  document: { readonly title: string; readonly sha256: string; readonly tasks: readonly ParsedTask[] },
): KnownEdition<L, T> | null {
  const title = titleKey(document.title);
  const candidates = [
    ...ledgers.filter((ledger) => ledger.sha256 === document.sha256),
    ...ledgers.filter((ledger) => nameKey(ledger.title) === nameKey(document.title)),
    ...ledgers.filter((ledger) => titleKey(ledger.title) === title),
  ];
  for (const ledger of new Set(candidates)) {
    const tasks = ledger.tasks();
    const revision = reviseList(tasks, document.tasks);
    if (revision.kept.length * 2 >= Math.min(tasks.length, document.tasks.length))
      return { list: ledger.list, revision };
  }
  return null;
}

/** A title without 修订版, （2026年修订）, （调整后） and the like at its end. */
const titleKey = (title: string): string =>
  nameKey(title).replace(/\(?(\d{4}年?(\d{1,2}月)?)?(修订|修改|调整|更新|更正)(版|稿|后|本)?\)?$/, '');
