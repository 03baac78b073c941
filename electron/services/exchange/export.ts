import { dateOf } from '../../../shared/dates.ts';
import { bundleFileName } from '../../../shared/exchange/file-name.ts';
import type { ExportedFile, Recipient } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Register, RegisterEntry } from '../../../shared/rules/register.ts';
import { writeBundle } from '../../exchange/write-bundle.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { withStore } from '../lists.ts';
import type { Operations } from '../operations.ts';
import { type Adoption, type Identity, identityOf, registerOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { type Issued, readIssued, type Scope, scopeAbove, scopeBelow } from './scope.ts';
import { lastTransmissionTo, receiptedEvidence, recordTransmission } from './transmissions.ts';
import { enrolledKeys, levelOf } from './trust.ts';

type ExportOperations = Pick<Operations, 'exportBundles' | 'listRecipients'>;

interface Addressee {
  readonly direction: 'up' | 'down';
  readonly unit: { readonly id: string; readonly name: string; readonly code: string | null };
  readonly scope: () => Scope;
  /** The id we sign as. */
  readonly from: string;
}

export function createExportOperations(env: Environment): ExportOperations {
  return {
    listRecipients: () =>
      withStore(env, (store) => {
        const identity = identityOf(store);
        const register = registerOf(store);
        const tasks = assignedTasks(store, register);
        const keys = enrolledKeys(store, register);
        return ok(
          addressees(store, identity).map((to): Recipient => {
            const items =
              to.direction === 'up'
                ? to.scope().records.filter((r) => r.kind === 'report').length
                : tasks.get(to.unit.id);
            return {
              unit: { id: to.unit.id, name: to.unit.name },
              direction: to.direction,
              items: items ?? 0,
              keys: keys.get(to.unit.id)?.length ?? 0,
              last: lastTransmissionTo(store, register, to.unit.id),
            };
          }),
        );
      }),

    exportBundles: async ({ to, dir, kind }, context) => {
      const store = env.store();
      if (!store.ok) return store;
      if (kind === 'decide' || kind === 'archive')
        return fail('E_NOT_BUILT', { what: kind === 'decide' ? '批复包' : '归档包' });
      const identity = identityOf(store.value);
      const chosen = chooseAddressees(store.value, identity, to, kind);
      if (!chosen.ok) return chosen;
      const files: ExportedFile[] = [];
      for (const addressee of chosen.value) {
        if (context.cancelled?.()) return fail('E_CANCELLED');
        context.progress?.('export', files.length, chosen.value.length);
        const written = await exportTo(env, store.value, identity, addressee, dir, context);
        if (!written.ok) return written;
        files.push(written.value);
      }
      return ok({ files });
    },
  };
}

/** Everyone who may be sent something: the bodies above, and units below that have an assignment or a key. */
function addressees(store: Store, identity: Identity): readonly Addressee[] {
  const register = registerOf(store);
  let issued: Issued | null = null;
  const issuedOnce = () => {
    issued ??= readIssued(store, identity);
    return issued;
  };
  const above = identity.adoptions.map((adoption): Addressee => up(store, register, adoption));
  const bodies = new Set(identity.adoptions.map((a) => a.issuer));
  const keys = enrolledKeys(store, register);
  const assigned = new Set(
    store.records
      .all('assignment')
      .filter((a) => a.author === identity.id)
      .map((a) => register.byId(a.fields.unit)?.id ?? a.fields.unit),
  );
  const below = register.entries
    .filter(
      (entry) =>
        entry.id !== identity.id &&
        !bodies.has(entry.id) &&
        store.records.get('unit', entry.id)?.author === identity.id,
    )
    .filter((entry) => assigned.has(entry.id) || (keys.has(entry.id) && !standsAbove(identity, entry)))
    .map(
      (entry): Addressee => ({
        direction: 'down',
        unit: partyOf(entry),
        from: identity.id,
        scope: () => scopeBelow(issuedOnce(), identity, register, entry),
      }),
    );
  return [...above, ...below];
}

/** A body above that was enrolled from its card and has issued nothing yet. */
function standsAbove(identity: Identity, { fields }: RegisterEntry): boolean {
  const [theirs, ours] = [levelOf(fields.kind), levelOf(identity.role)];
  return theirs !== null && ours !== null && theirs > ours;
}

const partyOf = ({ id, fields }: RegisterEntry) => ({ id, name: fields.name, code: fields.code });

function up(store: Store, register: Register, adoption: Adoption): Addressee {
  const fields = store.records.get('unit', adoption.issuer)?.fields;
  return {
    direction: 'up',
    unit: { id: adoption.issuer, name: fields?.name ?? adoption.issuer, code: fields?.code ?? null },
    from: adoption.unit,
    scope: () => scopeAbove(store, register, adoption),
  };
}

/** Refusals: E_NO_UNIT, E_AMBIGUOUS, E_GROUP_EMPTY never (a group is no addressee), E_NOTHING_TO_SEND. */
function chooseAddressees(
  store: Store,
  identity: Identity,
  to: 'all' | readonly string[],
  kind: 'issue' | 'submit' | null,
): Result<readonly Addressee[]> {
  const all = addressees(store, identity);
  const wanted = kind === 'issue' ? 'down' : kind === 'submit' ? 'up' : null;
  if (to === 'all') {
    const below = all.filter((a) => a.direction === 'down');
    const chosen =
      wanted === 'up' || (wanted === null && below.length === 0)
        ? all.filter((a) => a.direction === 'up')
        : below;
    return chosen.length > 0 ? ok(chosen) : fail('E_NOTHING_TO_SEND');
  }
  const register = registerOf(store);
  const chosen: Addressee[] = [];
  for (const text of to) {
    const unit = register.find(text);
    if (!unit.ok) return unit;
    const match = all.find((a) => a.unit.id === unit.value.id && (wanted === null || a.direction === wanted));
    if (!match) return fail('E_NOTHING_TO_SEND');
    chosen.push(match);
  }
  return ok(chosen);
}

async function exportTo(
  env: Environment,
  store: Store,
  identity: Identity,
  { direction, unit, scope, from }: Addressee,
  dir: string,
  context: CallContext,
): Promise<Result<ExportedFile>> {
  const keys = await env.keys();
  if (!keys.ok) return keys;
  const kind = direction === 'up' ? 'submit' : 'issue';
  const { records, evidence } = scope();
  const register = registerOf(store);
  const there = receiptedEvidence(store, register, unit.id);
  const carried = evidence.filter((file) => !there.has(file.sha256) && env.evidence.has(file.sha256));
  const omitted = evidence.filter((file) => there.has(file.sha256) || !env.evidence.has(file.sha256));
  const at = env.now();
  const replica = store.meta.get('replica') ?? '';
  const named = direction === 'up' ? { name: identity.name, code: identity.code } : unit;
  const written = await writeBundle({
    dir,
    fileName: bundleFileName({ kind, unitName: named.name, code: named.code, date: dateOf(at) }),
    kind,
    from: { id: from, name: identity.name, code: identity.code },
    to: unit,
    replica,
    cutoff: dateOf(at),
    previous: lastTransmissionTo(store, register, unit.id, replica)?.sha256 ?? null,
    records,
    evidence: carried.map((file) => ({
      sha256: file.sha256,
      bytes: file.bytes,
      path: env.evidence.path(file.sha256),
    })),
    omitted: omitted.map(({ sha256, name, bytes }) => ({ sha256, name, bytes })),
    keys: keys.value,
    createdAt: at,
    appVersion: env.options.appVersion,
    onProgress: (done, total) => context.progress?.('write', done, total),
  });
  if (!written.ok) return written;
  const { path, id, bytes, sha256, receiptSecret } = written.value;
  recordTransmission(store, {
    bundle: id,
    at,
    kind,
    receiver: unit.id,
    file: path,
    sha256,
    records: records.length,
    secret: receiptSecret,
    replica,
    evidence: carried.map((file) => file.sha256),
  });
  return ok({ path, id, kind, to: { id: unit.id, name: unit.name }, bytes });
}

/** Assignments in force by unit. */
function assignedTasks(store: Store, register: Register): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fields } of store.records.all('assignment')) {
    if (fields.state !== 'assigned') continue;
    const unit = register.byId(fields.unit)?.id ?? fields.unit;
    counts.set(unit, (counts.get(unit) ?? 0) + 1);
  }
  return counts;
}
