import { canonicalJson } from '../../shared/canonical.ts';
import type { Store } from '../store/store.ts';
import { reportedTwice } from './differences.ts';
import { registerOf } from './own-unit.ts';

/** Kinds that the order of arrival or this one PC brought about are not in it. */
const LOCAL = new Set(['receipt', 'unitKey']);

interface Row {
  readonly id: string;
  readonly kind: string;
  readonly parent: string | null;
  readonly author: string;
  readonly fields: string;
}

/** Canonical JSON in stable order: two stores with equal content give equal bytes. */
export function dumpStore(store: Store): string {
  const rows = store.db
    .prepare<[], Row>('SELECT id, kind, parent, author, fields FROM record ORDER BY kind, id')
    .all();
  const records = rows
    .filter((row) => !LOCAL.has(row.kind))
    .map(({ id, kind, parent, author, fields }) => ({
      kind,
      id,
      parent,
      author,
      fields: JSON.parse(fields) as unknown,
    }));
  // Follows from the reports, and is named so that whoever compares stores need not work it out.
  const open = reportedTwice(store, registerOf(store)).map(({ id, task, by, period, reports }) => ({
    kind: 'difference',
    id,
    parent: task,
    author: by,
    fields: { field: 'report', period, reports: reports.map((report) => report.id), state: 'open' },
  }));
  const all = open.length === 0 ? records : [...records, ...open].sort(byKindAndId);
  return canonicalJson({ schema: 1, records: all });
}

const byKindAndId = (
  a: { readonly kind: string; readonly id: string },
  b: { readonly kind: string; readonly id: string },
): number => (a.kind === b.kind ? (a.id < b.id ? -1 : 1) : a.kind < b.kind ? -1 : 1);
