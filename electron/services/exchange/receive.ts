import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Answer } from '../../../shared/contract.ts';
import { describeFailure } from '../../../shared/errors.ts';
import { type Finding, findingText, findingTone } from '../../../shared/exchange/findings.ts';
import { bundleLimits } from '../../../shared/exchange/limits.ts';
import { receiptCode } from '../../../shared/exchange/receipt-code.ts';
import { newId } from '../../../shared/ids.ts';
import type { BundlePreview, ReceiveResult } from '../../../shared/model/views.ts';
import { fail, ok, Refusal, type Result } from '../../../shared/result.ts';
import { readFailure } from '../../exchange/file-failure.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import { openBundle } from '../../exchange/open-bundle.ts';
import { storeFailure } from '../../store/database.ts';
import { hashFile } from '../../store/evidence.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { watch } from '../watch.ts';
import { type AppliedBundle, applyBundle } from './apply.ts';
import { addReceive, bundleView, receiveOfFile, type StoredReceive } from './receives.ts';
import { recogniseSender, type Sender } from './trust.ts';

type ReceiveOperations = Pick<Operations, 'previewBundles' | 'receiveBundles'>;

/** Verify, rehearse, take in, receipt. Several files are several receives; a bad one never stops the others. */
export function createReceiveOperations(env: Environment): ReceiveOperations {
  return {
    previewBundles: async ({ paths }, context) => {
      const store = env.store();
      if (!store.ok) return store;
      const previews: BundlePreview[] = [];
      for (const path of paths) {
        if (context.cancelled?.()) return fail('E_CANCELLED');
        const preview = await previewOne(store.value, path, context);
        const error = preview.ok ? null : describeFailure(preview.error, context.language);
        previews.push(
          preview.ok ? preview.value : { ok: false, file: basename(path), path, error: error ?? missing },
        );
      }
      return ok(previews);
    },

    receiveBundles: async (
      { paths, trustNew, trusted = [], dryRun, carriedBy = '', medium = '' },
      context,
    ) => {
      const note = { carriedBy: carriedBy || null, medium: medium || null };
      const trusts = (fingerprint: string) => trustNew || trusted.includes(fingerprint);
      const store = env.store();
      if (!store.ok) return store;
      const results: ReceiveResult[] = [];
      for (const path of paths) {
        const received = await receiveOne(env, store.value, path, { trusts, dryRun, context, note });
        results.push(
          received.ok
            ? received.value
            : { ok: false, file: basename(path), error: describeFailure(received.error, context.language) },
        );
      }
      return ok({ results });
    },
  };
}

const missing: Extract<Answer<never>, { ok: false }>['error'] = { code: 'E_INTERNAL', message: '', hint: '' };

/** Everything about a file that is settled before a record is looked at. */
interface Opened {
  readonly bundle: OpenBundle;
  readonly sender: Sender;
}

async function openForUs(store: Store, path: string, context: CallContext): Promise<Result<Opened>> {
  const opened = await openBundle(path, watch(context, 'verify'));
  if (!opened.ok) return opened;
  const bundle = opened.value;
  const refuse = async <T>(failure: T): Promise<T> => {
    await bundle.close();
    return failure;
  };
  const { kind, from } = bundle.descriptor;
  if (kind === 'card') return refuse(fail('E_IS_CARD', { file: bundle.file.name, from: from.name }));
  if (kind === 'archive') return refuse(fail('E_NOT_BUILT', { what: '归档包' }));
  try {
    const sender = recogniseSender(store, registerOf(store), identityOf(store), bundle);
    return sender.ok ? ok({ bundle, sender: sender.value }) : refuse(sender);
  } catch (error) {
    return refuse(failureOf(error, store.dir, path));
  }
}

async function previewOne(store: Store, path: string, context: CallContext): Promise<Result<BundlePreview>> {
  const opened = await openForUs(store, path, context);
  if (!opened.ok) return opened;
  const { bundle, sender } = opened.value;
  try {
    const again = receiveOfFile(store, bundle.file.sha256) !== null;
    const applied = store.rehearse({ who: sender.name, via: 'receive' }, (writer) =>
      applyBundle(store, writer, bundle, sender, registerOf(store), {
        describe: true,
        context,
        receive: newId(),
      }),
    );
    return ok({
      ok: true,
      file: basename(path),
      path,
      bundle: bundleView(bundle.descriptor),
      sender: { status: sender.status, fingerprint: bundle.signature.fingerprint },
      again,
      counts: applied.counts,
      items: [...applied.items],
      truncated: applied.truncated,
      findings: inWords(applied.findings, context),
    });
  } catch (error) {
    return failureOf(error, store.dir, path);
  } finally {
    await bundle.close();
  }
}

interface ReceiveOptions {
  /** Whether a person has vouched for a new sender's key. */
  readonly trusts: (fingerprint: string) => boolean;
  readonly dryRun: boolean;
  readonly context: CallContext;
  /** For the register. */
  readonly note: Pick<StoredReceive, 'carriedBy' | 'medium'>;
}

async function receiveOne(
  env: Environment,
  store: Store,
  path: string,
  options: ReceiveOptions,
): Promise<Result<ReceiveResult>> {
  let bundle: OpenBundle | null = null;
  try {
    const again = await receivedBefore(store, path);
    if (again) return ok(againResult(again, path, options.context));
    const opened = await openForUs(store, path, options.context);
    if (!opened.ok) return opened;
    bundle = opened.value.bundle;
    return await receiveOpened(env, store, path, opened.value, options);
  } catch (error) {
    return failureOf(error, store.dir, path);
  } finally {
    await bundle?.close();
  }
}

async function receiveOpened(
  env: Environment,
  store: Store,
  path: string,
  { bundle, sender }: Opened,
  { trusts, dryRun, context, note }: ReceiveOptions,
): Promise<Result<ReceiveResult>> {
  const trusted = checkTrust(bundle, sender, trusts);
  if (!trusted.ok) return trusted;
  const id = newId();
  const apply = (
    writer: Parameters<Parameters<Store['write']>[1]>[0],
  ): AppliedBundle & { entry: StoredReceive } => {
    const firstSeq = store.history.lastSeq();
    const identity = identityOf(store);
    const applied = applyBundle(store, writer, bundle, sender, registerOf(store), {
      describe: false,
      context,
      receive: id,
    });
    const self = sender.direction === 'below' ? identity.id : (bundle.descriptor.to?.id ?? identity.id);
    writer.create('receipt', null, self, {
      bundle: bundle.descriptor.id,
      sha256: bundle.file.sha256,
      from: sender.unit,
      receivedAt: store.now(),
      counts: applied.counts,
    });
    const { replica, previous, chain } = bundle.descriptor;
    const entry: StoredReceive = {
      id,
      at: store.now(),
      file: basename(path),
      sha256: bundle.file.sha256,
      bundle: bundleView(bundle.descriptor),
      counts: applied.counts,
      code: receiptCode(bundle.descriptor.receiptSecret),
      firstSeq,
      lastSeq: store.history.lastSeq(),
      undoneAt: null,
      sender: sender.unit,
      replica,
      number: chain?.number ?? null,
      previous,
      previousNumber: chain?.previous ?? null,
      ...note,
      receivedBy: operatorName(identity),
      findings: applied.findings,
    };
    addReceive(store, entry);
    return { ...applied, entry };
  };
  const as = { who: sender.name, via: 'receive' } as const;
  if (!dryRun) {
    if (!env.snapshots.takenToday('receive', env.now())) env.snapshots.take(store.db, 'receive', env.now());
    // Only what accepted reports name is taken in, and before they are, so that they never name what is not there.
    const named = bundle.evidence.length === 0 ? null : store.rehearse(as, apply).evidence;
    const stored = named ? await takeEvidence(env, bundle, named) : ok(undefined);
    if (!stored.ok) return stored;
  }
  const { counts, items, evidence, entry } = dryRun ? store.rehearse(as, apply) : store.write(as, apply);
  const carried = new Set(bundle.evidence.map((file) => file.sha256));
  return ok({
    ok: true,
    file: basename(path),
    receive: entry.id,
    bundle: entry.bundle,
    counts,
    receipt: { code: entry.code },
    refused: items.filter((item) => item.status === 'refused'),
    missingEvidence: [...evidence]
      .filter(([hash]) => !carried.has(hash) && !env.evidence.has(hash))
      .map(([, name]) => name),
    findings: inWords(entry.findings, context),
  });
}

const inWords = (findings: readonly Finding[], { language }: CallContext) =>
  findings.map((finding) => ({
    kind: finding.kind,
    tone: findingTone(finding),
    text: findingText(finding, language),
  }));

/** Recognised by the hash of the whole file, without opening it. */
async function receivedBefore(store: Store, path: string): Promise<StoredReceive | null> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > bundleLimits.file) return null;
  return receiveOfFile(store, await hashFile(path));
}

function againResult(
  { id, bundle, counts, code, findings }: StoredReceive,
  path: string,
  context: CallContext,
): ReceiveResult {
  const unchanged = counts.new + counts.changed + counts.unchanged;
  return {
    ok: true,
    file: basename(path),
    receive: id,
    bundle,
    counts: { new: 0, changed: 0, unchanged, refused: counts.refused },
    receipt: { code },
    refused: [],
    missingEvidence: [],
    findings: inWords(findings, context),
  };
}

function checkTrust(
  { descriptor, signature }: OpenBundle,
  sender: Sender,
  trusts: ReceiveOptions['trusts'],
): Result<void> {
  const params = { from: descriptor.from.name, fingerprint: signature.fingerprint };
  if (sender.status === 'changed') return fail('E_KEY_CHANGED', params);
  if (sender.status === 'new' && !trusts(signature.fingerprint)) return fail('E_UNKNOWN_SENDER', params);
  return ok(undefined);
}

async function takeEvidence(
  env: Environment,
  bundle: OpenBundle,
  named: ReadonlyMap<string, string>,
): Promise<Result<void>> {
  for (const { sha256 } of bundle.evidence) {
    if (!named.has(sha256)) continue;
    const taken = await env.evidence.adopt(sha256, (temporary) => bundle.extractEvidence(sha256, temporary));
    if (!taken.ok) return taken;
  }
  return ok(undefined);
}

/** The store's own troubles first; what is left is the file that was being read. */
function failureOf(error: unknown, dir: string, path: string): ReturnType<typeof fail> {
  if (error instanceof Refusal) return { ok: false, error: error.failure };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const ofStore = code.startsWith('SQLITE_') || code === 'ENOSPC' || isWithin(error, dir);
  const failure = ofStore ? storeFailure(error, dir) : null;
  if (failure) return failure;
  const ofFile = readFailure(error, path, basename(path));
  if (ofFile) return { ok: false, error: ofFile };
  if (code === 'ERR_INVALID_ARG_VALUE') return fail('E_FILE_NOT_FOUND', { file: basename(path) });
  throw error;
}

const isWithin = (error: unknown, dir: string): boolean =>
  error instanceof Error && 'path' in error && String(error.path).startsWith(dir);
