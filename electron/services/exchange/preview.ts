import { basename } from 'node:path';
import { formerNameIn } from '../../../shared/errors/not-for-us.ts';
import { describeFailure } from '../../../shared/errors.ts';
import { fingerprint, formatFingerprint } from '../../../shared/exchange/fingerprint.ts';
import { newId } from '../../../shared/ids.ts';
import type { BundlePreview, PreviewItem } from '../../../shared/model/views.ts';
import { type Failure, fail, ok, type Result } from '../../../shared/result.ts';
import type { Unlock } from '../../exchange/age-file.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import type { Operations } from '../operations.ts';
import { registerOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { applyBundle } from './apply.ts';
import { openForUs } from './open-for-us.ts';
import { failureOf, inWords, unlockBy } from './receive-parts.ts';
import { bundleView, countsAgain, receivedBefore, receiveOfFile, type StoredReceive } from './receives.ts';
import { previewTakeOver } from './take-over.ts';

/** Verify and rehearse, by the code of the receive itself. A bad file never stops the others. */
export function createPreviewOperations(env: Environment): Pick<Operations, 'previewBundles'> {
  return {
    previewBundles: async ({ paths, password }, context) => {
      const first = env.store();
      if (!first.ok && first.error.code !== 'E_NO_STORE') return first;
      const previews: BundlePreview[] = [];
      for (const path of paths) {
        if (context.cancelled?.()) return fail('E_CANCELLED');
        const unlock = await unlockBy(path, password, context);
        const preview = unlock.ok ? await previewIn(env, path, unlock.value, context) : unlock;
        previews.push(preview.ok ? preview.value : refusalOf(path, preview.error, context));
      }
      return ok(previews);
    },
  };
}

const refusalOf = (path: string, error: Failure, { language }: CallContext): BundlePreview => ({
  ok: false,
  file: basename(path),
  path,
  error: describeFailure(error, language),
  formerName: formerNameIn(error),
});

/** A PC without a store becomes one of the unit whose archive it is given. */
function previewIn(
  env: Environment,
  path: string,
  unlock: Unlock,
  context: CallContext,
): Promise<Result<BundlePreview>> {
  const store = env.store();
  return store.ok
    ? previewOne(env, store.value, path, unlock, context)
    : previewTakeOver(env, path, unlock, context);
}

async function previewOne(
  env: Environment,
  store: Store,
  path: string,
  unlock: Unlock,
  context: CallContext,
): Promise<Result<BundlePreview>> {
  const opened = await openForUs(env, store, path, unlock, context);
  if (!opened.ok) {
    const received = await receivedBefore(env, store, path);
    return received ? ok(previewAgain(received, path, context)) : opened;
  }
  const { bundle, sender } = opened.value;
  try {
    const before = receiveOfFile(store, bundle.file.sha256);
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
      again: before !== null,
      counts: before ? countsAgain(before) : applied.counts,
      items: before ? applied.items.map(leftAlone) : [...applied.items],
      findings: inWords(before?.findings ?? applied.findings, context),
    });
  } catch (error) {
    return failureOf(error, store.dir, path);
  } finally {
    await bundle.close();
  }
}

/** Received before its sender's key was called back, say: it stays, and is not looked at again. */
const previewAgain = (received: StoredReceive, path: string, context: CallContext): BundlePreview => ({
  ok: true,
  file: basename(path),
  path,
  bundle: received.bundle,
  again: true,
  sender: {
    status: 'known',
    fingerprint: received.key === null ? '' : formatFingerprint(fingerprint(received.key)),
  },
  counts: countsAgain(received),
  items: [],
  findings: inWords(received.findings, context),
});

/** A file that was received is not taken in again: what would differ by now stays as it is. */
const leftAlone = (item: PreviewItem): PreviewItem =>
  item.status === 'refused' ? item : { ...item, status: 'unchanged', changes: [] };
