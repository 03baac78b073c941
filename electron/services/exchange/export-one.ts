import { dateOf } from '../../../shared/dates.ts';
import { bundleFileName } from '../../../shared/exchange/file-name.ts';
import type { ExportedFile } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Environment } from '../environment.ts';
import type { CallContext } from '../services.ts';
import { watch } from '../watch.ts';
import type { Addressee } from './addressees.ts';
import type { LockOf } from './export-locks.ts';
import type { Plan } from './export-plan.ts';
import { type SentBundle, takeNumber } from './transmissions.ts';

/** A file that lies on the medium, and what the register will say of it. */
export interface Written {
  readonly file: ExportedFile;
  readonly sent: Omit<SentBundle, 'carriedBy' | 'medium'>;
}

/** Where the files go, and under which lock each. */
export interface Target {
  readonly dir: string;
  readonly lockOf: LockOf;
  readonly coverBeside: boolean;
}

/**
 * Writes the bundle to one receiver, without what it is known to have. Refusals: those of `writeBundle`, and
 * E_ARCHIVE_TOO_LARGE.
 */
export async function exportTo(
  env: Environment,
  { store, visit: { identity, log }, keys }: Pick<Plan, 'store' | 'visit' | 'keys'>,
  { kind, unit, scope, from }: Addressee,
  { dir, lockOf, coverBeside }: Target,
  context: CallContext,
): Promise<Result<Written>> {
  const { records, evidence } = scope();
  // An archive is whole, whatever was received before.
  const there = kind === 'archive' ? new Set<string>() : log.receipted(unit.id);
  const due = evidence.filter(({ sha256 }) => !there.has(sha256));
  const lost = new Set<string>();
  for (const { sha256 } of due) if ((await env.evidence.state(sha256)) !== 'here') lost.add(sha256);
  const carried = due.filter(({ sha256 }) => !lost.has(sha256));
  const omitted = evidence.filter(({ sha256 }) => there.has(sha256) || lost.has(sha256));
  const at = env.now();
  const replica = store.meta.get('replica') ?? '';
  const before = log.end(unit.id, replica);
  const number = takeNumber(store, unit.id);
  const named = kind !== 'issue' && kind !== 'decide' ? { name: identity.name, code: identity.code } : unit;
  const lock = lockOf(unit.id);
  const written = await env.bundles.write({
    dir,
    ...(lock && { lock }),
    coverBeside,
    fileName: bundleFileName({ kind, unitName: named.name, code: named.code, date: dateOf(at) }),
    kind,
    from: { id: from, name: identity.name, code: identity.code },
    to: kind === 'archive' ? null : unit,
    replica,
    cutoff: dateOf(at),
    previous: before?.sha256 ?? null,
    chain: { number, previous: before?.number ?? null },
    records,
    evidence: carried.map(({ sha256, bytes }) => ({ sha256, bytes, path: env.evidence.path(sha256) })),
    omitted: omitted.map(({ sha256, name, bytes }) => ({ sha256, name, bytes })),
    keys,
    createdAt: at,
    appVersion: env.options.appVersion,
    ...watch(context, 'write'),
  });
  if (!written.ok) return kind === 'archive' ? ofArchive(written) : written;
  const { path, cover, id, bytes, sha256, counts, receiptSecret: secret } = written.value;
  return ok({
    file: {
      path,
      ...(cover !== undefined && { cover }),
      id,
      kind,
      to: { id: unit.id, name: unit.name },
      bytes,
      evidence: {
        files: counts.evidence.files,
        bytes: counts.evidence.bytes,
        lost: due.flatMap(({ sha256, name }) => (lost.has(sha256) ? [name] : [])),
      },
    },
    sent: {
      bundle: id,
      at,
      kind,
      receiver: unit.id,
      file: path,
      sha256,
      records: counts.total,
      secret,
      replica,
      number,
      evidence: carried.map((file) => file.sha256),
    },
  });
}

/** An archive is everything at once: what helps is another way, not several visits. */
const ofArchive = ({ error }: ReturnType<typeof fail>): ReturnType<typeof fail> =>
  error.code === 'E_TOO_LARGE'
    ? fail('E_ARCHIVE_TOO_LARGE', { limit: error.params?.['limit'] ?? '—' })
    : { ok: false, error };
