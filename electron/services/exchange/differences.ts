import { HANDOVER } from '../../../shared/exchange/handover.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import { type Concurrent, concurrentFields, type Knowledge } from '../../../shared/rules/concurrent.ts';
import { differenceRecord, type Written } from '../../../shared/rules/difference.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';

interface Found {
  readonly about: Pick<StoredRecord, 'id' | 'author'>;
  readonly concurrent: Concurrent;
  readonly ours: Written;
}

/** Collects, while an archive of another PC of this unit goes by, what both PCs wrote apart from each other. */
export class Differences {
  readonly #found: Found[] = [];

  /** Asked before the record is merged. Only what this unit itself writes can differ so. */
  note(
    store: Store,
    present: StoredRecord,
    incoming: WireRecord,
    own: ReadonlySet<string>,
    known: { readonly here: Knowledge; readonly there: Knowledge },
  ): void {
    if (!own.has(present.author) || present.kind === 'difference' || present.kind === 'receipt') return;
    const theirs = { fields: incoming.fields, clock: incoming.clock, except: incoming.except ?? null };
    for (const concurrent of concurrentFields(present, theirs, known))
      this.#found.push({
        about: present,
        concurrent,
        ours: writtenHere(store, present.id, concurrent.field),
      });
  }

  /** Writes a record for each; one that another PC found already stays as it is. */
  write(store: Store, writer: Writer, bundle: OpenBundle): void {
    if (this.#found.length === 0) return;
    const there = writtenThere(bundle, new Set(this.#found.map(({ about }) => about.id)));
    for (const { about, concurrent, ours } of this.#found) {
      const theirs = there(about.id, concurrent.field);
      const [first, second] = concurrent.values.map(({ from }) => (from === 'ours' ? ours : theirs));
      const nobody = { who: null, at: null };
      const record = differenceRecord(about, concurrent, [first ?? nobody, second ?? nobody]);
      const { status } = writer.apply(record, store.records.find(record.id));
      // The value that gave way was perhaps never in this store: the history says both.
      const arrival = store.records.find(record.id)?.arrival ?? 0;
      if (status === 'new') {
        store.history.add({
          at: store.now(),
          who: first?.who ?? second?.who ?? '',
          via: 'receive',
          action: 'changed',
          record: { ...record, kind: 'difference', arrival },
          fresh: { [concurrent.field]: concurrent.values.map(({ value }) => value) },
        });
      }
    }
  }
}

function writtenHere(store: Store, record: string, field: string): Written {
  const row = store.history
    .ofRecords([record])
    .find((each) => each.action === 'created' || (each.fresh !== null && field in each.fresh));
  return { who: row?.who ?? null, at: row?.at ?? null };
}

/** From the history that the archive carries, in its order. */
function writtenThere(
  bundle: OpenBundle,
  wanted: ReadonlySet<string>,
): (record: string, field: string) => Written {
  const rows: WireRecord['fields'][] = [];
  for (const { record } of bundle.records()) {
    const { fields } = record;
    if (record.kind !== HANDOVER || fields['what'] !== 'history') continue;
    if (wanted.has(String(fields['record']))) rows.push(fields);
  }
  return (record, field) => {
    const row = rows.findLast((each) => {
      const fresh: unknown = each['fresh'];
      if (each['record'] !== record) return false;
      return each['action'] === 'created' || (typeof fresh === 'object' && fresh !== null && field in fresh);
    });
    const [who, at] = [row?.['who'], row?.['at']];
    return {
      who: typeof who === 'string' ? who.slice(0, 300) : null,
      at: typeof at === 'number' && Number.isInteger(at) ? at : null,
    };
  };
}
