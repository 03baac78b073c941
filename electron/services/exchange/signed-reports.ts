import type { Descriptor } from '../../../shared/exchange/descriptor.ts';
import type { Finding } from '../../../shared/exchange/findings.ts';
import type { ReportFields, WireRecord } from '../../../shared/model/record.ts';
import { periodWords } from '../../../shared/period-words.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { Applied, Store } from '../../store/store.ts';
import { labelOf } from '../lookup.ts';
import { keyRowsOf } from './enrolled-keys.ts';
import type { Sender } from './trust.ts';

/** A bundle that is being taken in. */
interface Arrival {
  readonly store: Store;
  readonly register: Register;
  readonly sender: Sender;
  readonly descriptor: Descriptor;
}

/** Findings name this many reports; a longer list helps nobody on the phone. */
const NAMED = 10;

interface SignedRow {
  readonly id: string;
  readonly parent: string | null;
  readonly fields: string;
  /** The replica that signed it. */
  readonly origin: string;
}

/**
 * Watches the signed-off reports of one bundle go by. A signed version never changes, and every later bundle of the
 * same PC holds it again; what does not keep to that is named.
 */
export class SignedReports {
  readonly #held = new Set<string>();
  readonly #changed: WireRecord[] = [];

  note(record: WireRecord, { status }: Applied): void {
    this.#held.add(record.id);
    if (status === 'changed') this.#changed.push(record);
  }

  /** `complete` says that the bundle is the newest of its replica and holds all that its sender has signed off. */
  findings(arrival: Arrival, complete: boolean): readonly Finding[] {
    const { store, sender } = arrival;
    const name = (parent: string | null, fields: ReportFields) =>
      `${labelOf(store, 'report', fields, parent)}（${periodWords(fields.period)}，第 ${fields.version} 版）`;
    const named = (kind: 'signedChanged' | 'signedGone' | 'signedLost', reports: readonly string[]) =>
      reports.length > 0 ? [{ kind, reports: reports.slice(0, NAMED) }] : [];
    const nameOf = (row: SignedRow) => name(row.parent, JSON.parse(row.fields));
    const missing = complete ? this.#missing(store, sender.unit) : [];
    const brought = missing.length > 0 ? broughtBefore(arrival) : new Map<string, Witness>();
    // A replica has what it signed itself, whoever brought it here.
    const witness = (row: SignedRow) =>
      row.origin === arrival.descriptor.replica ? 'replica' : brought.get(row.id);
    const gone = missing.filter((row) => witness(row) === 'replica');
    const lost = missing.filter((row) => witness(row) === 'key');
    return [
      ...named(
        'signedChanged',
        this.#changed.map((r) => name(r.parent, r.fields as ReportFields)),
      ),
      ...named('signedGone', gone.map(nameOf)),
      ...named('signedLost', lost.map(nameOf)),
    ];
  }

  /** Reports of the unit that are here, and of which the bundle has neither this version nor a newer one. */
  #missing(store: Store, unit: string): readonly SignedRow[] {
    const rows = store.db
      .prepare<[string], SignedRow>(
        `SELECT id, parent, fields, origin FROM record INDEXED BY report_by_author
         WHERE kind = 'report' AND author = ? ORDER BY id`,
      )
      .all(unit);
    return rows.filter((row) => !this.#held.has(row.id) && !this.#replaced(row, rows));
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

/** How it is known that a PC once had a report: by its replica, or by the key alone. */
type Witness = 'replica' | 'key';

/**
 * The reports that came from a PC before; another PC of the unit need not know of them. A PC that went back to a backup
 * is a new replica: by its own clock, earlier bundles under its line of keys hold what it had.
 */
function broughtBefore(arrival: Arrival): ReadonlyMap<string, Witness> {
  const { replica, createdAt } = arrival.descriptor;
  const keys = JSON.stringify(lineOfKeys(arrival));
  const rows = arrival.store.db
    .prepare<[Readonly<Record<string, string | number>>], { record: string; own: number }>(
      `SELECT h.record, coalesce(r.replica = @replica, 0) AS own
       FROM receive r CROSS JOIN history h ON h.seq > r.first_seq AND h.seq <= r.last_seq
       WHERE h.kind = 'report' AND h.action = 'created'
         AND (r.replica = @replica
           OR (r.key IN (SELECT value FROM json_each(@keys)) AND json_extract(r.bundle, '$.createdAt') < @createdAt))
       ORDER BY own`,
    )
    .all({ replica, keys, createdAt });
  return new Map(rows.map(({ record, own }) => [record, own === 1 ? 'replica' : 'key']));
}

/** The key of a bundle, those that it says it replaced, and, of a unit with one PC, those that were called back for it. */
function lineOfKeys({ store, register, sender, descriptor }: Arrival): readonly string[] {
  const { from } = descriptor;
  const known = keyRowsOf(store, register, sender.unit);
  const calledBack = known.filter((key) => key.revoked_at !== null);
  const onePc = known.length - calledBack.length === 1;
  return [
    from.keys.minisign,
    ...(from.keyChanges ?? []).flatMap((change) => change.from ?? []),
    ...(onePc ? calledBack.map((key) => key.minisign) : []),
  ];
}
