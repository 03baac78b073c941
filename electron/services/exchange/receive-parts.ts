import { basename } from 'node:path';
import { type DescribedError, describeFailure } from '../../../shared/errors.ts';
import { type Finding, findingText, findingTone } from '../../../shared/exchange/findings.ts';
import { bundleLimits } from '../../../shared/exchange/limits.ts';
import { fail, ok, Refusal, type Result } from '../../../shared/result.ts';
import { tryPassword, type Unlock } from '../../exchange/age-file.ts';
import { isAbout, isNoRoom, readFailure } from '../../exchange/file-failure.ts';
import type { OpenBundle } from '../../exchange/open-bundle.ts';
import { storeFailure } from '../../store/database.ts';
import type { Environment } from '../environment.ts';
import type { CallContext } from '../services.ts';
import type { StoredReceive } from './receives.ts';
import type { Sender } from './trust.ts';

/** What taking in a bundle has in common, whether a store is here already or begins with it. */
export interface ReceiveOptions {
  /** Whether a person has vouched for a new sender's key. */
  readonly trusts: (fingerprint: string) => boolean;
  readonly dryRun: boolean;
  /** What opens a locked file. */
  readonly unlock: Unlock;
  readonly context: CallContext;
  /** For the register. */
  readonly note: Pick<StoredReceive, 'carriedBy' | 'medium'>;
}

/**
 * What opens a file, settled before the store is asked anything: trying a password takes its time, and other calls have
 * their turn meanwhile. E_PASSWORD says at once that it is the wrong one.
 */
export async function unlockBy(
  path: string,
  password: string | undefined,
  { aside }: Pick<CallContext, 'aside'>,
): Promise<Result<Unlock>> {
  if (password === undefined) return ok({});
  const work = () => tryPassword(path, password, bundleLimits);
  const tried = await (aside ? aside(work) : work());
  if (tried.ok) return ok(tried.value === null ? {} : { password, passwordKey: tried.value });
  // Whatever else is wrong with the file, opening it says in full.
  return tried.error.code === 'E_PASSWORD' ? tried : ok({ password });
}

/** What a bundle tells of its sender's history, for a person. */
export const inWords = (findings: readonly Finding[], { language }: CallContext) =>
  findings.map((finding) => ({
    kind: finding.kind,
    tone: findingTone(finding),
    text: findingText(finding, language),
  }));

/** What did not come in with a file, for its answer: how many records were refused, and how much evidence is not here. */
export function leftOutOf(
  { descriptor: { from } }: Pick<OpenBundle, 'descriptor'>,
  refused: number,
  missingEvidence: readonly string[],
  { language }: CallContext,
): readonly DescribedError[] {
  const missing = missingEvidence.length;
  return [
    ...(refused > 0 ? [fail('E_NOT_ALLOWED', { from: from.name, count: refused })] : []),
    ...(missing > 0 ? [fail('E_GAP', { count: missing })] : []),
  ].map(({ error }) => describeFailure(error, language));
}

/** Refuses a key that nobody vouched for: E_KEY_CHANGED, E_KEY_SAID_LOST, E_UNKNOWN_SENDER. */
export function checkTrust(
  { descriptor, signature }: OpenBundle,
  sender: Sender,
  trusts: ReceiveOptions['trusts'],
): Result<void> {
  const params = { from: descriptor.from.name, fingerprint: signature.fingerprint };
  if (sender.status === 'changed')
    return fail(sender.descent?.kind === 'saidLost' ? 'E_KEY_SAID_LOST' : 'E_KEY_CHANGED', params);
  if (sender.status === 'new' && !trusts(signature.fingerprint)) return fail('E_UNKNOWN_SENDER', params);
  return ok(undefined);
}

/** Takes in the attached files that records name (by hash); the first that cannot be taken is the refusal. */
export async function takeEvidence(
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

/**
 * The store's own troubles first; what is left is the file that was being read. A mistake of ours is told as that
 * (E_INTERNAL), of this file alone: what came before it is received, and what comes after it is still to come.
 */
export function failureOf(error: unknown, dir: string, path: string): ReturnType<typeof fail> {
  if (error instanceof Refusal) return { ok: false, error: error.failure };
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const ofStore = code.startsWith('SQLITE_') || isNoRoom(code) || isAbout(error, dir);
  const failure = ofStore ? storeFailure(error, dir) : null;
  if (failure) return failure;
  const ofFile = readFailure(error, path, basename(path));
  if (ofFile) return { ok: false, error: ofFile };
  if (code === 'ERR_INVALID_ARG_VALUE') return fail('E_FILE_NOT_FOUND', { file: basename(path) });
  const detail = error instanceof Error ? error.message : String(error);
  return fail('E_INTERNAL', { detail: `${basename(path)}: ${detail}` });
}
