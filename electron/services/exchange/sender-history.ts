import type { Link } from '../../../shared/exchange/chain.ts';
import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import type { Finding } from '../../../shared/exchange/findings.ts';
import type { ReportFields, WireRecord } from '../../../shared/model/record.ts';
import { periodWords } from '../../../shared/period-words.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { Applied, Store } from '../../store/store.ts';
import { labelOf } from '../lookup.ts';
import type { Sender } from './trust.ts';

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

export const clockFindings = (store: Store, { createdAt }: Descriptor): readonly Finding[] =>
  createdAt > store.now() + CLOCK_TOLERANCE ? [{ kind: 'clock', says: createdAt }] : [];

/** Findings name this many reports; a longer list helps nobody on the phone. */
const NAMED = 10;

/**
 * Watches the signed-off reports of one bundle go by. A signed version never changes, and every later bundle of the
 * same replica holds it again; what does not keep to that is named.
 */
export class SignedReports {
  readonly #held = new Set<string>();
  readonly #changed: WireRecord[] = [];

  note(record: WireRecord, { status }: Applied): void {
    this.#held.add(record.id);
    if (status === 'changed') this.#changed.push(record);
  }

  /** `complete` says that the bundle is the newest of its replica and holds all that its sender has signed off. */
  findings(store: Store, sender: Sender, replica: string, complete: boolean): readonly Finding[] {
    const name = (parent: string | null, fields: ReportFields) =>
      `${labelOf(store, 'report', fields, parent)}（${periodWords(fields.period)}，第 ${fields.version} 版）`;
    const changed = this.#changed.map((r) => name(r.parent, r.fields as ReportFields));
    const gone = complete ? this.#gone(store, sender.unit, replica) : [];
    return [
      ...(changed.length > 0 ? [{ kind: 'signedChanged', reports: changed.slice(0, NAMED) } as const] : []),
      ...(gone.length > 0
        ? [
            {
              kind: 'signedGone',
              reports: gone.slice(0, NAMED).map((r) => name(r.parent, JSON.parse(r.fields))),
            } as const,
          ]
        : []),
    ];
  }

  /** What a bundle of this very replica brought: another PC of the unit need not know it. */
  #gone(store: Store, unit: string, replica: string): readonly SignedRow[] {
    const rows = store.db
      .prepare<[string], SignedRow>(
        `SELECT id, parent, fields FROM record INDEXED BY report_by_author
         WHERE kind = 'report' AND author = ? ORDER BY id`,
      )
      .all(unit);
    const broughtBy = store.db.prepare<[string, string], unknown>(
      `SELECT 1 FROM history h JOIN receive r ON h.seq > r.first_seq AND h.seq <= r.last_seq
       WHERE h.record = ? AND h.action = 'created' AND r.replica = ? LIMIT 1`,
    );
    return rows.filter(
      (row) =>
        !this.#held.has(row.id) && !this.#replaced(row, rows) && broughtBy.get(row.id, replica) !== undefined,
    );
  }

  /** A newer version of the same report that is in the bundle stands for it. */
  #replaced({ parent, fields }: SignedRow, rows: readonly SignedRow[]): boolean {
    const old = JSON.parse(fields) as ReportFields;
    return rows.some((row) => {
      if (row.parent !== parent || !this.#held.has(row.id)) return false;
      const { period, version } = JSON.parse(row.fields) as ReportFields;
      return period === old.period && version > old.version;
    });
  }
}

interface SignedRow {
  readonly id: string;
  readonly parent: string | null;
  readonly fields: string;
}
