import type { Random } from '../../../bench/random.ts';
import type { WireRecord } from '../../../shared/model/record.ts';
import { inheritedNames } from '../inherited-names.ts';
import { type Payload, recounted } from './packing.ts';

type Change = (record: WireRecord, name: string) => WireRecord;

const later = ({ clock: [counter, replica] }: WireRecord): WireRecord['clock'] => [counter + 5, replica];

/** What a later version may call something, and what a hand may make of that. */
export const nameMutations: Readonly<Record<string, Change>> = {
  'a kind': (record, name) => ({ ...record, kind: name }),
  'a field more': (record, name) => ({ ...record, fields: { ...record.fields, [name]: 1 } }),
  'a field more, written later': (record, name) => ({
    ...record,
    except: { ...record.except, [name]: later(record) },
    fields: { ...record.fields, [name]: { of: [name] } },
  }),
  'an exception for no field': (record, name) => ({
    ...record,
    except: { ...record.except, [name]: later(record) },
  }),
  'a field by another name': (record, name) => {
    const [[, first] = [], ...rest] = Object.entries(record.fields);
    return { ...record, fields: Object.fromEntries([[name, first ?? null], ...rest]) };
  },
};

/** One of the records under such a name; as it was where its lines are no JSON any more. */
export function mutateNames(payload: Payload, random: Random): Payload {
  const lines = payload.records.toString().split('\n').slice(0, -1);
  if (lines.length === 0) return payload;
  const at = random.below(lines.length);
  const change = random.pick(Object.values(nameMutations));
  try {
    const { kind, id, parent, author, clock, except, fields } = change(
      JSON.parse(lines[at] ?? '') as WireRecord,
      random.pick(inheritedNames),
    );
    const line = JSON.stringify({ kind, id, parent, author, clock, except, fields });
    const records = Buffer.from(
      lines
        .with(at, line)
        .map((each) => `${each}\n`)
        .join(''),
    );
    return { ...payload, records, descriptor: recounted(payload.descriptor, records) };
  } catch {
    return payload;
  }
}
