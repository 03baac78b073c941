import type { Link } from '../../../shared/exchange/chain.ts';
import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import type { Finding } from '../../../shared/exchange/findings.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { Store } from '../../store/store.ts';

interface ArrivedRow {
  readonly replica: string;
  readonly number: number;
  readonly sha256: string;
  readonly previous: string | null;
  readonly previous_number: number | null;
}

/** What came from a unit before, or from this replica of it; bundles of format 1.0 have no number and are left out. */
export const arrivedFrom = (store: Store, unit: string, replica: string): readonly Link[] =>
  store.db
    .prepare<[string, string], ArrivedRow>(
      `SELECT DISTINCT replica, number, sha256, previous, previous_number FROM receive
       WHERE (sender = ? OR replica = ?) AND number IS NOT NULL`,
    )
    .all(unit, replica)
    .map((row) => ({
      replica: row.replica,
      number: row.number,
      sha256: row.sha256,
      previous: pointTo(row.previous, row.previous_number),
    }));

/** The place of a bundle in its sender's chain; null for a bundle of format 1.0. */
export function linkOf({ descriptor, file }: OpenBundle): Link | null {
  const { chain, previous, replica } = descriptor;
  if (!chain) return null;
  return {
    replica,
    number: chain.number,
    sha256: file.sha256,
    previous: pointTo(previous, chain.previous),
  };
}

const pointTo = (sha256: string | null, number: number | null): Link['previous'] =>
  sha256 === null || number === null ? null : { number, sha256 };

/** A PC may be a day ahead without anybody noticing; more is said. */
const CLOCK_TOLERANCE = 24 * 3_600_000;

/** Tells of a sender's clock that is more than a day ahead of ours. */
export const clockFindings = (store: Store, { createdAt }: Descriptor): readonly Finding[] =>
  createdAt > store.now() + CLOCK_TOLERANCE ? [{ kind: 'clock', says: createdAt }] : [];
