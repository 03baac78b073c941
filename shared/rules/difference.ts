import { sha256 } from '@noble/hashes/sha2.js';
import { canonicalJson } from '../canonical.ts';
import { idOfBytes } from '../ids.ts';
import type { FieldsOf, WireRecord } from '../model/record.ts';
import type { ClockedValue } from './concurrent.ts';

/** Who wrote a value and when, as far as the history of its PC says. */
export interface Written {
  readonly who: string | null;
  readonly at: number | null;
}

/** Who and when are not there until the history of its PC has been asked. */
export type DifferingValue = ClockedValue & Partial<Written>;

/**
 * The record of a difference, the same on every PC that finds it: its id comes from what differs, its clock is below
 * that of every decision about it.
 */
export function differenceRecord(
  about: Pick<WireRecord, 'id' | 'author'>,
  field: string,
  values: readonly [DifferingValue, DifferingValue],
): WireRecord {
  const clocks = values.map(({ clock }) => clock);
  const bytes = sha256(new TextEncoder().encode(canonicalJson([about.id, field, clocks])));
  const id = idOfBytes(bytes.subarray(0, 16));
  const fields: FieldsOf<'difference'> = {
    record: about.id,
    field,
    values: values.map(({ value, clock, who, at }) => ({
      value,
      clock: [clock[0], clock[1]],
      who: who ?? null,
      at: at ?? null,
    })),
    state: 'open',
    closedBy: null,
    closedAt: null,
  };
  return { kind: 'difference', id, parent: about.id, author: about.author, clock: [1, id], fields };
}
