import { rmSync } from 'node:fs';
import { dateOf } from '../../../shared/dates.ts';
import { weigh } from '../../../shared/evidence/weight.ts';
import { bundleFileName } from '../../../shared/exchange/file-name.ts';
import type { ExportedFile, Recipient } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Register } from '../../../shared/rules/register.ts';
import { isRecipient, type Lock } from '../../exchange/age-file.ts';
import { HIGHEST_WORK_FACTOR, newPasswordKey } from '../../exchange/age-password.ts';
import { systemCode } from '../../exchange/file-failure.ts';
import { publicLines, type UnitKeys } from '../../keys/unit-keys.ts';
import type { Store } from '../../store/store.ts';
import { refuseUnapproved } from '../cycle/approval.ts';
import { draftsOf } from '../drafts.ts';
import type { Environment } from '../environment.ts';
import { wantedFiles } from '../evidence/wanted.ts';
import { withStore } from '../lists.ts';
import type { Given, Operations } from '../operations.ts';
import { identityOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { watch } from '../watch.ts';
import { type Addressee, chooseAddressees, openVisit, type Visit } from './addressees.ts';
import { archiveRecords } from './archive-content.ts';
import { askedFiles } from './issued.ts';
import type { Scope } from './scope.ts';
import { recordTransmission, type SentBundle, takeNumber } from './transmissions.ts';
import { enrolKey } from './trust.ts';

type ExportOperations = Pick<Operations, 'exportBundles' | 'listRecipients'>;

interface Written {
  readonly file: ExportedFile;
  readonly sent: Omit<SentBundle, 'carriedBy' | 'medium'>;
}

export function createExportOperations(env: Environment): ExportOperations {
  return {
    listRecipients: () =>
      withStore(env, (store) => {
        const { addressees, register, identity, keys, log } = openVisit(store);
        const wanted = wantedFiles(store, register, identity, env.evidence.has);
        const tasks = assignedTasks(store, register);
        const asked = askedFiles(store, register);
        return ok(
          addressees.map(({ direction, unit, scope }): Recipient => {
            const whole = direction === 'up' ? scope() : null;
            const reports = [...(whole?.records ?? [])].filter((record) => record.kind === 'report').length;
            const there = log.receipted(unit.id);
            const due = (whole?.evidence ?? asked(unit.id)).filter(({ sha256 }) => !there.has(sha256));
            return {
              unit: { id: unit.id, name: unit.name },
              direction,
              items: direction === 'up' ? reports : (tasks.get(unit.id) ?? 0),
              keys: keys.get(unit.id)?.length ?? 0,
              last: log.last(unit.id),
              wanted: [...(wanted.get(unit.id) ?? [])],
              evidence: weightOf(due.filter(({ sha256 }) => env.evidence.has(sha256))),
            };
          }),
        );
      }),

    exportBundles: async ({ to, dir, kind, carriedBy, medium, lock, coverBeside }, context) => {
      const planned = await plan(env, { to, kind, lock });
      if (!planned.ok) return planned;
      // A password is made into keys while other calls have their turn; whom it is for is asked again after it.
      const made = await keysAside(planned.value, lock, context);
      const ready = made === null ? planned : await plan(env, { to, kind, lock });
      if (!ready.ok) return ready;
      const { store, visit, keys, chosen } = ready.value;
      const target = {
        dir,
        lockOf: made === null ? ready.value.lockOf : withKeys(made),
        coverBeside: coverBeside === true,
      };
      const written = await exportAll(env, store, visit, keys, chosen, target, context);
      if (!written.ok) return written;
      store.db.transaction(() => {
        for (const { sent } of written.value)
          recordTransmission(store, { ...sent, carriedBy: carriedBy || null, medium: medium || null });
      })();
      return ok({ files: written.value.map(({ file }) => file) });
    },
  };
}

const weightOf = (files: Scope['evidence']): Recipient['evidence'] => {
  const weight = weigh(files);
  return { ...weight, largest: [...weight.largest] };
};

type Asked = Pick<Given<'exportBundles'>, 'to' | 'kind' | 'lock'>;

/** Whom files are for and how they are locked, as the store has it now. */
interface Plan {
  readonly store: Store;
  readonly keys: UnitKeys;
  readonly visit: Visit;
  readonly chosen: readonly Addressee[];
  readonly lockOf: Target['lockOf'];
}

async function plan(env: Environment, { to, kind, lock }: Asked): Promise<Result<Plan>> {
  const store = env.store();
  if (!store.ok) return store;
  const keys = await env.keys();
  if (!keys.ok) return keys;
  const visit = openVisit(store.value);
  const chosen =
    kind === 'archive' ? ok([ourselves(env, store.value, keys.value)]) : chooseAddressees(visit, to, kind);
  if (!chosen.ok) return chosen;
  const approved = refuseUnapproved(store.value, tasksIssued(chosen.value));
  if (!approved.ok) return approved;
  const locks = locksFor(visit, chosen.value, lock);
  if (!locks.ok) return locks;
  return ok({ store: store.value, keys: keys.value, visit, chosen: chosen.value, lockOf: locks.value });
}

/** Every task that an issue would carry; decisions alone issue nothing. */
function* tasksIssued(chosen: readonly Addressee[]): Iterable<string> {
  for (const { kind, scope } of chosen)
    if (kind === 'issue') for (const { kind: of, id } of scope().records) if (of === 'task') yield id;
}

/** One key for each file: two files under one key would tell of each other. */
async function keysAside(
  { chosen }: Plan,
  lock: Asked['lock'],
  { aside, cancelled, progress }: CallContext,
): Promise<readonly Extract<Lock, { password: string }>[] | null> {
  if (lock === undefined || lock === 'card' || !('password' in lock)) return null;
  const { password } = lock;
  const work = async () => {
    const made: Extract<Lock, { password: string }>[] = [];
    for (const _ of chosen) {
      if (cancelled?.()) break;
      progress?.('lock', made.length, chosen.length);
      made.push({ password, key: await newPasswordKey(password, HIGHEST_WORK_FACTOR) });
    }
    return made.length > 0 ? made : [{ password }];
  };
  return aside ? aside(work) : work();
}

/** Each key once; a unit that came meanwhile gets one when it is written. */
function withKeys(made: readonly Extract<Lock, { password: string }>[]): Target['lockOf'] {
  const left = [...made];
  const password = made[0]?.password ?? '';
  return () => left.shift() ?? { password };
}

/** Where the files go, and under which lock each. */
interface Target {
  readonly dir: string;
  readonly lockOf: (unit: string) => Lock | null;
  readonly coverBeside: boolean;
}

/** Refusals: E_BAD_CALL for what is no age key, E_NO_CARD for a receiver whose key is not known. */
function locksFor(
  { keys, register }: Visit,
  chosen: readonly Addressee[],
  lock: Given<'exportBundles'>['lock'],
): Result<Target['lockOf']> {
  if (lock !== 'card') {
    const odd = lock && 'recipients' in lock ? lock.recipients.find((text) => !isRecipient(text)) : undefined;
    return odd === undefined ? ok(() => lock ?? null) : fail('E_BAD_CALL', { detail: `age1…: ${odd}` });
  }
  const recipients = (unit: string) => (keys.get(unit) ?? []).map(({ age }) => age).filter(isRecipient);
  const unknown = chosen.find(({ unit }) => recipients(unit.id).length === 0);
  if (unknown) return fail('E_NO_CARD', { unit: register.nameOf(unknown.unit.id) });
  return ok((unit) => ({ recipients: recipients(unit) }));
}

/** All of them or none: what was written before a refusal is taken away again. */
async function exportAll(
  env: Environment,
  store: Store,
  visit: Visit,
  keys: UnitKeys,
  chosen: readonly Addressee[],
  target: Target,
  context: CallContext,
): Promise<Result<readonly Written[]>> {
  const written: Written[] = [];
  // Of many files their number is told, of one its bytes.
  const { progress: _counted, ...quiet } = context;
  const within = chosen.length > 1 ? quiet : context;
  for (const addressee of chosen) {
    if (chosen.length > 1) context.progress?.('export', written.length, chosen.length);
    const one = context.cancelled?.()
      ? fail('E_CANCELLED')
      : await exportTo(env, store, visit, keys, addressee, target, within);
    if (!one.ok) {
      for (const { file } of written)
        for (const path of [file.path, file.cover]) if (path !== undefined) takeAway(path);
      return one;
    }
    written.push(one.value);
  }
  return ok(written);
}

/** What can't be taken away lies on a medium that is gone, which is what is told. */
function takeAway(path: string): void {
  try {
    rmSync(path, { force: true });
  } catch (error) {
    if (systemCode(error) === null) throw error;
  }
}

async function exportTo(
  env: Environment,
  store: Store,
  { identity, log }: Visit,
  keys: UnitKeys,
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
  if (!written.ok) return written;
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

/** An archive is for other PCs of this unit: the whole store, keys excepted. Its own key is known to whoever takes it in. */
function ourselves(env: Environment, store: Store, keys: UnitKeys): Addressee {
  const { id, name, code } = identityOf(store);
  enrolKey(store, { unit: id, ...publicLines(keys) }, null);
  return {
    direction: 'up',
    kind: 'archive',
    unit: { id, name, code },
    from: id,
    scope: () => ({ records: archiveRecords(store), evidence: heldEvidence(env, store) }),
  };
}

function heldEvidence(env: Environment, store: Store): Scope['evidence'] {
  const named = [
    ...store.records.all('report').flatMap(({ fields }) => fields.evidence),
    ...draftsOf(store).flatMap(({ fields }) => fields.evidence),
  ];
  return [...new Map(named.map((file) => [file.sha256, file])).values()].filter(({ sha256 }) =>
    env.evidence.has(sha256),
  );
}
