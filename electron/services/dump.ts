import { canonicalJson } from '../../shared/canonical.ts';
import type { Store } from '../store/store.ts';

/** Kinds that the order of arrival or this one PC brought about are not in it. */
const LOCAL = new Set(['receipt']);

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
  return canonicalJson({ schema: 1, records });
}
