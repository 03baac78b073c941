import { HANDOVER } from '../../../shared/exchange/handover.ts';
import { clockOf } from '../../../shared/merge.ts';
import { differenceFields } from '../../../shared/model/record/difference.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import { concurrentPairs, isKnown, type Knowledge } from '../../../shared/rules/concurrent.ts';
import { type DifferingValue, differenceRecord, type Written } from '../../../shared/rules/difference.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store, Writer } from '../../store/store.ts';

type About = Pick<StoredRecord, 'id' | 'author'>;
type Known = { readonly here: Knowledge; readonly there: Knowledge };

/** The values of one field that one side has and the other does not know. */
interface Sides {
  readonly about: About;
  readonly field: string;
  readonly here: DifferingValue[];
  readonly there: DifferingValue[];
}

/** Collects, while an archive of another PC of this unit goes by, what both PCs wrote apart from each other. */
export class Differences {
  readonly #sides = new Map<string, Sides>();

  /** Values that have given way here are held against those of the other PC too, until somebody has decided. */
  constructor(store: Store) {
    for (const { parent, author, fields } of store.records.all('difference'))
      if (parent !== null && fields.state === 'open')
        this.#sidesOf({ id: parent, author }, fields.field).here.push(...valuesOf(fields));
  }

  /** Asked before the record is merged. Only what this unit itself writes can differ so. */
  note(
    store: Store,
    present: StoredRecord | null,
    incoming: WireRecord,
    own: ReadonlySet<string>,
    known: Known,
  ): void {
    if (incoming.kind === 'difference') this.#noteDifference(incoming);
    else if (present && own.has(present.author) && present.kind !== 'receipt')
      this.#noteFields(store, present, incoming, known);
  }

  #noteDifference({ parent, author, fields }: WireRecord): void {
    const read = differenceFields.safeParse(fields);
    if (parent === null || !read.success || read.data.state !== 'open') return;
    this.#sidesOf({ id: parent, author }, read.data.field).there.push(...valuesOf(read.data));
  }

  #noteFields(store: Store, present: StoredRecord, incoming: WireRecord, known: Known): void {
    const theirs = { fields: incoming.fields, clock: incoming.clock, except: incoming.except ?? null };
    const ours: Readonly<Record<string, unknown>> = { ...present.fields };
    for (const [field, value] of Object.entries(theirs.fields)) {
      if (!Object.hasOwn(ours, field)) continue;
      const [a, b] = [clockOf(present, field), clockOf(theirs, field)];
      if (!isKnown(a, known.there))
        this.#sidesOf(present, field).here.push({
          value: ours[field],
          clock: a,
          ...writtenHere(store, present, field),
        });
      if (!isKnown(b, known.here)) this.#sidesOf(present, field).there.push({ value, clock: b });
    }
  }

  #sidesOf({ id, author }: About, field: string): Sides {
    const key = `${id} ${field}`;
    const sides = this.#sides.get(key) ?? { about: { id, author }, field, here: [], there: [] };
    this.#sides.set(key, sides);
    return sides;
  }

  /** Writes a record for each; one that another PC found already stays as it is. */
  write(store: Store, writer: Writer, bundle: OpenBundle, known: Known): void {
    const found = [...this.#sides.values()].flatMap(({ about, field, here, there }) =>
      concurrentPairs(here, there, known).map((values) => ({ about, field, values })),
    );
    if (found.length === 0) return;
    const theirs = writtenThere(bundle, new Set(found.map(({ about }) => about.id)));
    for (const { about, field, values } of found) {
      const [first, second] = values.map((each) =>
        each.who === undefined ? { ...each, ...theirs(about.id, field) } : each,
      );
      if (!first || !second) continue;
      const record = differenceRecord(about, field, [first, second]);
      const { status } = writer.apply(record, store.records.find(record.id));
      // The value that gave way was perhaps never in this store: the history says both.
      const arrival = store.records.find(record.id)?.arrival ?? 0;
      if (status === 'new') {
        store.history.add({
          at: store.now(),
          who: first.who ?? second.who ?? '',
          via: 'receive',
          action: 'changed',
          record: { ...record, kind: 'difference', arrival },
          fresh: { [field]: values.map(({ value }) => value) },
        });
      }
    }
  }
}

const valuesOf = ({
  values,
}: {
  readonly values: StoredRecord<'difference'>['fields']['values'];
}): readonly DifferingValue[] =>
  values.map(({ value, clock: [counter, replica], who, at }) => ({
    value,
    clock: [counter, replica],
    who,
    at,
  }));

function writtenHere(
  store: Store,
  record: Pick<StoredRecord, 'id' | 'kind' | 'parent'>,
  field: string,
): Written {
  const row = store.history
    .of(record)
    .find((each) => each.action === 'created' || (each.fresh !== null && Object.hasOwn(each.fresh, field)));
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
      return (
        each['action'] === 'created' ||
        (typeof fresh === 'object' && fresh !== null && Object.hasOwn(fresh, field))
      );
    });
    const [who, at] = [row?.['who'], row?.['at']];
    return {
      who: typeof who === 'string' ? who.slice(0, 300) : null,
      at: typeof at === 'number' && Number.isInteger(at) ? at : null,
    };
  };
}
