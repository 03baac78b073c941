import { basename } from 'node:path';
import { describeFailure } from '../../../shared/errors.ts';
import { receiptCode } from '../../../shared/exchange/receipt-code.ts';
import { newId } from '../../../shared/ids.ts';
import type { ReceiveResult } from '../../../shared/model/views.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { answerAsks, ownAsks } from '../evidence/asks.ts';
import type { Operations } from '../operations.ts';
import { identityOf, operatorName, registerOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { type AppliedBundle, applyBundle } from './apply.ts';
import { type Opened, openForUs } from './open-for-us.ts';
import {
  checkTrust,
  failureOf,
  inWords,
  leftOutOf,
  type ReceiveOptions,
  takeEvidence,
  unlockBy,
} from './receive-parts.ts';
import {
  addReceive,
  bundleView,
  countsAgain,
  receivedBefore,
  receiveOfFile,
  type StoredReceive,
} from './receives.ts';
import { takeOver } from './take-over.ts';

/** Verify, take in, receipt. Several files are several receives; a bad one never stops the others. */
export function createReceiveOperations(env: Environment): Pick<Operations, 'receiveBundles'> {
  return {
    receiveBundles: async (
      { paths, trustNew, trusted = [], dryRun, password, carriedBy = '', medium = '' },
      context,
    ) => {
      const note = { carriedBy: carriedBy || null, medium: medium || null };
      const trusts = (fingerprint: string) => trustNew || trusted.includes(fingerprint);
      const first = env.store();
      if (!first.ok && first.error.code !== 'E_NO_STORE') return first;
      const results: ReceiveResult[] = [];
      for (const path of paths) {
        const unlock = await unlockBy(path, password, context);
        const received = unlock.ok
          ? await receiveIn(env, path, { trusts, dryRun, unlock: unlock.value, context, note })
          : unlock;
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

/** A PC without a store becomes one of the unit whose archive it is given. */
function receiveIn(env: Environment, path: string, options: ReceiveOptions): Promise<Result<ReceiveResult>> {
  const store = env.store();
  return store.ok ? receiveOne(env, store.value, path, options) : takeOver(env, path, options);
}

async function receiveOne(
  env: Environment,
  store: Store,
  path: string,
  options: ReceiveOptions,
): Promise<Result<ReceiveResult>> {
  let bundle: OpenBundle | null = null;
  try {
    const again = await receivedBefore(env, store, path);
    if (again) return ok(againResult(again, path, options.context));
    const opened = await openForUs(env, store, path, options.unlock, options.context);
    if (!opened.ok) return opened;
    bundle = opened.value.bundle;
    // A locked file is known by the bundle in it.
    const known = receiveOfFile(store, bundle.file.sha256);
    if (known) return ok(againResult(known, path, options.context));
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
  const carried = new Set(bundle.evidence.map((file) => file.sha256));
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
    const asked = ownAsks(store);
    const wanted = [...asked].filter((hash) => carried.has(hash));
    answerAsks(store, writer, carried);
    const { replica, previous, chain, from } = bundle.descriptor;
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
      key: from.keys.minisign,
      ...note,
      receivedBy: operatorName(identity),
      findings: applied.findings,
    };
    addReceive(store, entry);
    const evidence = new Map([...wanted.map((hash) => [hash, hash] as const), ...applied.evidence]);
    return { ...applied, evidence, entry };
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
  const missingEvidence = [...evidence]
    .filter(([hash]) => !carried.has(hash) && !env.evidence.has(hash))
    .map(([, name]) => name);
  return ok({
    ok: true,
    file: basename(path),
    receive: entry.id,
    bundle: entry.bundle,
    counts,
    receipt: { code: entry.code },
    refused: items.filter((item) => item.status === 'refused'),
    missingEvidence,
    leftOut: [...leftOutOf(bundle, counts.refused, missingEvidence, context)],
    findings: inWords(entry.findings, context),
  });
}

function againResult(received: StoredReceive, path: string, context: CallContext): ReceiveResult {
  const { id, bundle, code, findings } = received;
  return {
    ok: true,
    file: basename(path),
    receive: id,
    bundle,
    counts: countsAgain(received),
    receipt: { code },
    refused: [],
    missingEvidence: [],
    leftOut: [],
    findings: inWords(findings, context),
  };
}
