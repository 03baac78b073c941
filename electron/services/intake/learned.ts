import type { ColumnMeaning } from '../../../shared/lists/header.ts';
import { columnsKey, type TaughtColumns } from '../../../shared/lists/taught.ts';
import type { LearnedThings, NameAnswer } from '../../../shared/model/intake.ts';
import type { NameOf } from '../../../shared/rules/printed-names.ts';
import { nameKey } from '../../../shared/text.ts';
import type { Store } from '../../store/store.ts';

/** What a person taught while importing lists; on this PC, for the next list. */

export interface ColumnTemplate extends TaughtColumns {
  /** The list it was learned from. */
  readonly source: string;
  readonly usedAt: number;
}

interface TemplateRow {
  readonly columns: string;
  readonly meanings: string;
  readonly source: string;
  readonly used_at: number;
}

const APART = '\t';

/** All that was taught about columns, the latest first. */
export const columnTemplates = (store: Store): readonly ColumnTemplate[] =>
  templateRows(store).map(({ columns, meanings, source, used_at }) => ({
    key: columns,
    meanings: JSON.parse(meanings),
    source,
    usedAt: used_at,
  }));

const templateRows = (store: Store): readonly TemplateRow[] =>
  store.db.prepare<[], TemplateRow>('SELECT * FROM column_template ORDER BY used_at DESC, columns').all();

export function rememberTemplate(
  store: Store,
  columns: readonly string[],
  meanings: readonly ColumnMeaning[],
  source: string,
): void {
  store.db
    .prepare(
      'INSERT OR REPLACE INTO column_template (columns, meanings, source, used_at) VALUES (?, ?, ?, ?)',
    )
    .run(columnsKey(columns), JSON.stringify(meanings), source, store.now());
}

export const forgetTemplate = (store: Store, key: string): void => {
  store.db.prepare('DELETE FROM column_template WHERE columns = ?').run(key);
};

/** The names that printed forms are known to mean. */
export function learnedNames(store: Store): NameOf {
  const rows = store.db
    .prepare<[], { printed: string; name: string }>('SELECT printed, name FROM name_alias')
    .all();
  const names = new Map(rows.map(({ printed, name }) => [printed, name]));
  return (key) => names.get(key) ?? null;
}

export function learnedApart(store: Store): (one: string, other: string) => boolean {
  const rows = store.db
    .prepare<[], { one: string; other: string }>('SELECT one, other FROM name_apart')
    .all();
  const pairs = new Set(rows.map(({ one, other }) => `${one}${APART}${other}`));
  return (one, other) => pairs.has(pairOf(one, other).join(APART));
}

const pairOf = (one: string, other: string): readonly [string, string] => {
  const [a, b] = [nameKey(one), nameKey(other)];
  return a < b ? [a, b] : [b, a];
};

/** A later answer about a name replaces an earlier one, and what meant that name means the new one. */
export function rememberNames(store: Store, answers: readonly NameAnswer[]): void {
  const alias = store.db.prepare(
    'INSERT OR REPLACE INTO name_alias (printed, wording, name, learned_at) VALUES (?, ?, ?, ?)',
  );
  const follow = store.db.prepare('UPDATE name_alias SET name = ? WHERE name = ?');
  const drop = store.db.prepare('DELETE FROM name_alias WHERE printed = ?');
  const apart = store.db.prepare('INSERT OR IGNORE INTO name_apart (one, other) VALUES (?, ?)');
  const together = store.db.prepare('DELETE FROM name_apart WHERE one = ? AND other = ?');
  for (const { names, name } of answers) {
    const pairs = names.flatMap((one, at) => names.slice(at + 1).map((other) => pairOf(one, other)));
    if (name === null) {
      for (const pair of pairs) apart.run(...pair);
      continue;
    }
    for (const pair of pairs) together.run(...pair);
    drop.run(nameKey(name));
    for (const printed of names) {
      if (nameKey(printed) === nameKey(name)) continue;
      follow.run(name, printed);
      alias.run(nameKey(printed), printed, name, store.now());
    }
  }
}

export const forgetName = (store: Store, key: string): void => {
  store.db.prepare('DELETE FROM name_alias WHERE printed = ?').run(key);
};

export const forgetApart = (store: Store): void => {
  store.db.prepare('DELETE FROM name_apart').run();
};

export function learnedThings(store: Store): LearnedThings {
  const names = store.db
    .prepare<[], { printed: string; wording: string; name: string }>(
      'SELECT printed, wording, name FROM name_alias ORDER BY name, printed',
    )
    .all();
  const apart = store.db.prepare<[], { count: number }>('SELECT COUNT(*) AS count FROM name_apart').get();
  return {
    templates: templateRows(store).map(({ columns, source, used_at }) => ({
      key: columns,
      columns: columns.split(APART),
      source,
      usedAt: used_at,
    })),
    names: names.map(({ printed, wording, name }) => ({ key: printed, printed: wording, name })),
    apart: apart?.count ?? 0,
  };
}
