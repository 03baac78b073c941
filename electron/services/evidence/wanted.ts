import type { WantedFile } from '../../../shared/model/views.ts';
import type { Register } from '../../../shared/rules/register.ts';
import type { StoredRecord } from '../../store/records.ts';
import type { Store } from '../../store/store.ts';
import { sentRows } from '../exchange/transmissions.ts';
import type { Identity } from '../own-unit.ts';
import { asksIn } from './asks.ts';
import { reportsNaming } from './named.ts';

/**
 * 对方请补发: what other units ask this one for, by the unit that asks. A body above is owed what we reported to it, a unit below what it reported
 * itself; a wish for anything else is not shown, as it is not answered.
 */
export function wantedFiles(
  store: Store,
  register: Register,
  identity: Identity,
  isHere: (sha256: string) => boolean,
): ReadonlyMap<string, readonly WantedFile[]> {
  const resolve = (id: string) => register.byId(id)?.id ?? id;
  const wanted = new Map<string, WantedFile[]>();
  for (const receipt of store.records.all('receipt')) {
    if (identity.ids.has(receipt.author)) continue;
    const unit = resolve(receipt.author);
    const mine = wanted.get(unit) ?? [];
    for (const sha256 of asksIn(receipt)) {
      if (mine.some((file) => file.sha256 === sha256)) continue;
      const reports = reportsNaming(store, sha256).filter(
        (report) => owed(store, identity, resolve, unit, report) !== null,
      );
      const named = reports[0]?.fields.evidence.find((file) => file.sha256 === sha256);
      if (!named) continue;
      mine.push({
        sha256,
        name: named.name,
        bytes: named.bytes,
        tasks: [...new Set(reports.map(({ parent }) => parent ?? ''))].flatMap((id) => {
          const task = store.records.get('task', id);
          return task ? [{ id, seq: task.fields.seq, title: task.fields.title }] : [];
        }),
        here: isHere(sha256),
        sentAt: sentSince(store, unit, sha256, receipt),
      });
    }
    if (mine.length > 0) wanted.set(unit, mine);
  }
  return wanted;
}

/** Whether a unit may have a file of this report from us: null where not. */
function owed(
  store: Store,
  identity: Identity,
  resolve: (id: string) => string,
  unit: string,
  report: StoredRecord<'report'>,
): 'above' | 'below' | null {
  if (resolve(report.author) === unit) return 'below';
  const body = store.records.headOf(report.parent ?? '')?.author ?? '';
  return identity.ids.has(report.author) && resolve(body) === unit ? 'above' : null;
}

/** When a file went out to whoever asks since the wish came; null where none did. */
function sentSince(
  store: Store,
  unit: string,
  sha256: string,
  { id }: StoredRecord<'receipt'>,
): number | null {
  const came = store.db
    .prepare<[string], { at: number | null }>('SELECT max(at) AS at FROM history WHERE record = ?')
    .get(id)?.at;
  const sent = sentRows(store).find(
    (row) =>
      row.receiver === unit &&
      row.at >= (came ?? 0) &&
      (JSON.parse(row.evidence) as readonly string[]).includes(sha256),
  );
  return sent?.at ?? null;
}
