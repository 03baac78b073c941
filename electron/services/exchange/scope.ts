import type { WireRecord } from '../../../shared/model/record.ts';
import type { StoredRecord } from '../../store/records.ts';

/** What goes into a bundle to one receiver. */
export interface Scope {
  readonly records: Iterable<WireRecord>;
  /** Evidence that the records name. */
  readonly evidence: readonly { readonly sha256: string; readonly name: string; readonly bytes: number }[];
}

/** Records stand in a bundle by their ids, so that the same content is the same file. */
export const inOrder = <T extends StoredRecord>(records: readonly T[]): T[] =>
  records.toSorted((a, b) => (a.id < b.id ? -1 : 1));
