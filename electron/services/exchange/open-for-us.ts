import { fail, ok, type Result } from '../../../shared/result.ts';
import type { Unlock } from '../../exchange/age-file.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import type { Store } from '../../store/store.ts';
import type { Environment } from '../environment.ts';
import { identityOf, registerOf } from '../own-unit.ts';
import type { CallContext } from '../services.ts';
import { watch } from '../watch.ts';
import { failureOf } from './receive-parts.ts';
import { recogniseSender, type Sender } from './trust.ts';

/** Everything about a file that is settled before a record is looked at. */
export interface Opened {
  readonly bundle: OpenBundle;
  readonly sender: Sender;
}

/** Opens and verifies a file, and says who it is from. Refusals: of `openBundle` and `recogniseSender`; E_IS_CARD. */
export async function openForUs(
  env: Environment,
  store: Store,
  path: string,
  unlock: Unlock,
  context: CallContext,
): Promise<Result<Opened>> {
  const opened = await env.bundles.open(path, { ...watch(context, 'verify'), unlock });
  if (!opened.ok) return opened;
  const bundle = opened.value;
  const refuse = async <T>(failure: T): Promise<T> => {
    await bundle.close();
    return failure;
  };
  const { kind, from } = bundle.descriptor;
  if (kind === 'card') return refuse(fail('E_IS_CARD', { file: bundle.file.name, from: from.name }));
  try {
    const sender = recogniseSender(store, registerOf(store), identityOf(store), bundle);
    return sender.ok ? ok({ bundle, sender: sender.value }) : refuse(sender);
  } catch (error) {
    return refuse(failureOf(error, store.dir, path));
  }
}
