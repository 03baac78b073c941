import type { HandoverItem } from '../../../shared/exchange/handover.ts';
import type { Store } from '../../store/store.ts';

type Learned = Extract<HandoverItem, { readonly what: 'columnTemplate' | 'nameAlias' | 'nameApart' }>;

interface TemplateRow {
  readonly columns: string;
  readonly meanings: string;
  readonly source: string;
  readonly used_at: number;
}

/** What was learned while importing lists, for another PC of this unit. */
export function* learnedItems(store: Store): Generator<Learned> {
  const rows = <T>(sql: string) => store.db.prepare<[], T>(sql).all();
  for (const { columns, meanings, source, used_at } of rows<TemplateRow>(
    'SELECT * FROM column_template ORDER BY columns',
  ))
    yield { what: 'columnTemplate', columns, meanings: JSON.parse(meanings), source, usedAt: used_at };
  for (const { learned_at, ...alias } of rows<{
    printed: string;
    wording: string;
    name: string;
    learned_at: number;
  }>('SELECT * FROM name_alias ORDER BY printed'))
    yield { what: 'nameAlias', ...alias, learnedAt: learned_at };
  for (const { one, other } of rows<{ one: string; other: string }>(
    'SELECT one, other FROM name_apart ORDER BY one, other',
  ))
    yield { what: 'nameApart', one, other };
}

/** What this PC has learned itself stays. */
export function takeLearned(store: Store, item: Learned): 'new' | 'unchanged' {
  const add = (sql: string, ...values: readonly (string | number)[]) =>
    store.db.prepare(sql).run(...values).changes > 0 ? 'new' : 'unchanged';
  switch (item.what) {
    case 'columnTemplate':
      return add(
        'INSERT OR IGNORE INTO column_template (columns, meanings, source, used_at) VALUES (?, ?, ?, ?)',
        item.columns,
        JSON.stringify(item.meanings),
        item.source,
        item.usedAt,
      );
    case 'nameAlias':
      return add(
        'INSERT OR IGNORE INTO name_alias (printed, wording, name, learned_at) VALUES (?, ?, ?, ?)',
        item.printed,
        item.wording,
        item.name,
        item.learnedAt,
      );
    case 'nameApart':
      return add('INSERT OR IGNORE INTO name_apart (one, other) VALUES (?, ?)', item.one, item.other);
  }
}
