import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { HANDOVER, handoverItem } from '../../../shared/exchange/handover.ts';
import { receiptCode } from '../../../shared/exchange/receipt-code.ts';
import { newId } from '../../../shared/ids.ts';
import type { BundlePreview, ReceiveResult } from '../../../shared/model/views.ts';
import { fail, ok, Refusal, type Result } from '../../../shared/result.ts';
import type { Unlock } from '../../exchange/age-file.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import { createUnitKeys, KEY_FILE, saveUnitKeys } from '../../keys/unit-keys.ts';
import { openDatabase } from '../../store/database.ts';
import type { Via } from '../../store/history.ts';
import { createStore, type Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { registerOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { watch } from '../watch.ts';
import { type AppliedBundle, applyBundle } from './apply.ts';
import {
  checkTrust,
  failureOf,
  inWords,
  leftOutOf,
  type ReceiveOptions,
  takeEvidence,
} from './receive-parts.ts';
import { addReceive, bundleView, type StoredReceive } from './receives.ts';
import type { Sender } from './trust.ts';

/** An archive, opened where there is no store yet. */
interface Archive {
  readonly bundle: OpenBundle;
  readonly sender: Sender;
}

async function openArchive(
  env: Environment,
  path: string,
  unlock: Unlock,
  context: CallContext,
): Promise<Result<Archive>> {
  const opened = await env.bundles.open(path, { ...watch(context, 'verify'), unlock });
  if (!opened.ok) return opened;
  const bundle = opened.value;
  const { kind, from } = bundle.descriptor;
  if (kind !== 'archive') {
    await bundle.close();
    return fail('E_NO_STORE', { path: env.options.dir });
  }
  const sender = { unit: from.id, name: from.name, direction: 'same', status: 'new', adopt: null } as const;
  return ok({ bundle, sender });
}

/** What taking over would bring, told by doing it in a folder that goes away. */
export async function previewTakeOver(
  env: Environment,
  path: string,
  unlock: Unlock,
  context: CallContext,
): Promise<Result<BundlePreview>> {
  const opened = await openArchive(env, path, unlock, context);
  if (!opened.ok) return opened;
  const { bundle, sender } = opened.value;
  const dir = mkdtempSync(join(tmpdir(), 'taizhang-'));
  try {
    const { applied } = fill(dir, env, path, opened.value, { describe: true, context, note: noNote });
    return ok({
      ok: true,
      file: basename(path),
      path,
      bundle: bundleView(bundle.descriptor),
      sender: { status: sender.status, fingerprint: bundle.signature.fingerprint },
      again: false,
      counts: applied.counts,
      items: [...applied.items],
      findings: inWords(applied.findings, context),
    });
  } catch (error) {
    return failureOf(error, dir, path);
  } finally {
    rmSync(dir, { recursive: true, force: true });
    await bundle.close();
  }
}

const noNote = { carriedBy: null, medium: null };

/**
 * Makes this PC one of the unit whose archive it is given: a store with everything but keys, under a replica id and
 * with keys of its own, which the body above has to enrol. All of it or nothing.
 * Refusals: those of opening a bundle, E_NO_STORE for any other kind, E_UNKNOWN_SENDER until its fingerprint was compared.
 */
export async function takeOver(
  env: Environment,
  path: string,
  { trusts, dryRun, unlock, context, note }: ReceiveOptions,
): Promise<Result<ReceiveResult>> {
  const opened = await openArchive(env, path, unlock, context);
  if (!opened.ok) return opened;
  const { bundle, sender } = opened.value;
  const { dir } = env.options;
  const temporary = dryRun ? mkdtempSync(join(tmpdir(), 'taizhang-')) : null;
  try {
    const trusted = checkTrust(bundle, sender, trusts);
    if (!trusted.ok) return trusted;
    if (env.trouble() !== null) return env.store() as ReturnType<typeof fail>;
    const begin = () => fill(temporary ?? dir, env, path, opened.value, { describe: false, context, note });
    const filled = dryRun ? ok(begin()) : await withNewKeys(env, bundle, begin);
    if (!filled.ok) return filled;
    const { applied, entry } = filled.value;
    if (!dryRun) env.reopen();
    const missingEvidence = [...applied.evidence]
      .filter(([hash]) => !bundle.evidence.some((file) => file.sha256 === hash))
      .map(([, name]) => name);
    return ok({
      ok: true,
      file: basename(path),
      receive: entry.id,
      bundle: entry.bundle,
      counts: applied.counts,
      receipt: { code: entry.code },
      refused: applied.items.filter((item) => item.status === 'refused'),
      missingEvidence,
      leftOut: [...leftOutOf(bundle, applied.counts.refused, missingEvidence, context)],
      findings: inWords(applied.findings, context),
    });
  } catch (error) {
    return failureOf(error, dir, path);
  } finally {
    if (temporary) rmSync(temporary, { recursive: true, force: true });
    await bundle.close();
  }
}

/**
 * Evidence and keys first, the store last: without it they are no unit. Where it does not begin, the keys are again as
 * they were.
 */
async function withNewKeys<T>(env: Environment, bundle: OpenBundle, begin: () => T): Promise<Result<T>> {
  const { dir } = env.options;
  const evidence = new Map(bundle.evidence.map(({ sha256 }) => [sha256, sha256]));
  const taken = await takeEvidence(env, bundle, evidence);
  if (!taken.ok) return taken;
  const keys = join(dir, KEY_FILE);
  // A key that is already here may be the only one of its kind.
  const earlier = existsSync(keys) ? join(dir, `earlier-${env.now()}-${KEY_FILE}`) : null;
  if (earlier !== null) renameSync(keys, earlier);
  let begun = false;
  try {
    const saved = await saveUnitKeys(dir, await createUnitKeys(), env.options);
    if (!saved.ok) return saved;
    const value = begin();
    begun = true;
    return ok(value);
  } finally {
    if (!begun) putBack(keys, earlier);
  }
}

function putBack(keys: string, earlier: string | null): void {
  try {
    if (earlier !== null) renameSync(earlier, keys);
    else rmSync(keys, { force: true });
  } catch {
    // Nothing is lost: it lies beside under its other name.
  }
}

interface Filled {
  readonly applied: AppliedBundle;
  readonly entry: StoredReceive;
}

/** Makes the store in `dir` and takes the archive in, in one transaction: it has a unit only when it has everything. */
function fill(
  dir: string,
  env: Environment,
  path: string,
  { bundle, sender }: Archive,
  { describe, context, note }: Pick<ReceiveOptions, 'context' | 'note'> & { readonly describe: boolean },
): Filled {
  const opened = openDatabase(dir);
  if (!opened.ok) throw new Refusal(opened.error.code, opened.error.params);
  const store = createStore(opened.value, dir, env.now);
  const { descriptor } = bundle;
  try {
    return store.db.transaction(() => {
      const unit = firstItem(bundle);
      store.meta.set('replica', newId());
      store.meta.set('role', unit.role);
      store.meta.set('operator', unit.operator);
      store.meta.set('unit', descriptor.from.id);
      takeHistory(store, bundle);
      const carried = store.history.lastSeq();
      const id = newId();
      const applied = store.write({ who: sender.name, via: 'receive' }, (writer) =>
        applyBundle(store, writer, bundle, sender, registerOf(store), { describe, context, receive: id }),
      );
      // What its own history tells already need not be told as having come today.
      store.db
        .prepare(
          'DELETE FROM history WHERE seq > ? AND record IN (SELECT record FROM history WHERE seq <= ?)',
        )
        .run(carried, carried);
      const entry: StoredReceive = {
        id,
        at: store.now(),
        file: basename(path),
        sha256: bundle.file.sha256,
        bundle: bundleView(descriptor),
        counts: applied.counts,
        code: receiptCode(descriptor.receiptSecret),
        firstSeq: 0,
        lastSeq: 0,
        undoneAt: null,
        sender: sender.unit,
        replica: descriptor.replica,
        number: descriptor.chain?.number ?? null,
        previous: descriptor.previous,
        previousNumber: descriptor.chain?.previous ?? null,
        key: descriptor.from.keys.minisign,
        ...note,
        receivedBy: unit.operator,
        findings: applied.findings,
      };
      addReceive(store, entry);
      return { applied, entry };
    })();
  } finally {
    store.db.close();
  }
}

/** Whose archive it is stands in its first line. */
function firstItem(bundle: OpenBundle) {
  for (const { record } of bundle.records()) {
    const item = record.kind === HANDOVER ? handoverItem.safeParse(record.fields) : null;
    if (item?.success && item.data.what === 'unit') return item.data;
    break;
  }
  throw new Refusal('E_BAD_RECORD', { file: bundle.file.name, line: 1 });
}

function takeHistory(store: Store, bundle: OpenBundle): void {
  let line = 0;
  for (const { record } of bundle.records()) {
    line += 1;
    if (record.kind !== HANDOVER || record.fields['what'] !== 'history') continue;
    const item = handoverItem.safeParse(record.fields);
    if (!item.success || item.data.what !== 'history')
      throw new Refusal('E_BAD_RECORD', { file: bundle.file.name, line });
    const { at, who, via, action, kind, record: id, parent, old, fresh } = item.data;
    store.history.add({
      at,
      who,
      via: via satisfies Via,
      action,
      record: { id, kind, parent, arrival: 0 },
      ...(old && { old: { ...emptyBefore, ...old } }),
      ...(fresh && { fresh }),
    });
  }
}

const emptyBefore = { fields: {}, clock: [1, ''] as const, except: null, arrival: 0 };
