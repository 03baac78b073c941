import { existsSync, statSync } from 'node:fs';
import type { EvidenceView } from '../../../shared/model/views.ts';
import { fail, ok, type Result } from '../../../shared/result.ts';
import { bytesOf } from '../../exchange/write-flushed.ts';
import { writeNewFile } from '../../exchange/write-new-file.ts';
import type { Environment } from '../environment.ts';
import type { Given, Operations } from '../operations.ts';
import { createAskOperations, createHolders } from './ask.ts';
import { ownAsks } from './asks.ts';
import { lendEvidence } from './lend.ts';
import { createLostOperations } from './lost.ts';
import { readEvidence } from './read-evidence.ts';

type EvidenceOperations = Pick<
  Operations,
  'getEvidence' | 'saveEvidence' | 'lendEvidence' | 'listLostEvidence' | 'askForEvidence'
>;

/** 佐证材料: what an attached file is, what of it can be shown, and how a lost one comes back. */
export function createEvidenceOperations(env: Environment): EvidenceOperations {
  return {
    ...createAskOperations(env),
    ...createLostOperations(env),
    getEvidence: async (args, { aside }) => {
      const read = () => evidenceHere(env, args);
      const here = await (aside ? aside(read) : read());
      return ok(here ?? (await lostEvidence(env, args.sha256)));
    },
    saveEvidence: async (args, { aside }) => {
      const save = () => saveCopy(env, args);
      return aside ? aside(save) : save();
    },
    lendEvidence: async (args, { aside }) => {
      const lend = () => lendEvidence(env, args);
      return aside ? aside(lend) : lend();
    },
  };
}

/** Null for a file that is gone or altered: what it has become is never shown as what was sent. */
async function evidenceHere(
  env: Environment,
  { sha256, content }: Given<'getEvidence'>,
): Promise<EvidenceView | null> {
  if ((await env.evidence.state(sha256)) !== 'here') return null;
  const read = await readEvidence(env.evidence.path(sha256), content);
  const thumbnail = read.kind === 'picture' ? await env.evidence.thumbnail(sha256) : null;
  return {
    ...nothing,
    ...read,
    sha256,
    state: 'here',
    thumbnail: thumbnail instanceof Uint8Array ? Buffer.from(thumbnail).toString('base64') : null,
    tooLarge: thumbnail === 'tooLarge',
  };
}

async function lostEvidence(env: Environment, sha256: string): Promise<EvidenceView> {
  const state = env.evidence.has(sha256) ? 'altered' : 'missing';
  const store = env.store();
  if (!store.ok) return { ...nothing, sha256, state };
  const holders = createHolders(store.value);
  const receipt = holders.receiptFor(sha256);
  return {
    ...nothing,
    sha256,
    state,
    asked: ownAsks(store.value).has(sha256),
    holder: receipt && holders.unitOf(receipt),
  };
}

/** Refusals: E_EVIDENCE_GONE, E_FILE_EXISTS, E_DISK_FULL, E_MEDIUM_GONE, E_CANNOT_WRITE. */
async function saveCopy(
  env: Environment,
  { sha256, name, path }: Given<'saveEvidence'>,
): Promise<Result<{ readonly path: string }>> {
  if ((await env.evidence.state(sha256)) !== 'here') return fail('E_EVIDENCE_GONE', { name });
  if (existsSync(path)) return fail('E_FILE_EXISTS', { path });
  const kept = env.evidence.path(sha256);
  const store = env.store();
  const written = await writeNewFile({
    path,
    size: statSync(kept).size,
    bytes: bytesOf(kept),
    replica: (store.ok && store.value.meta.get('replica')) || '',
  });
  return written.ok ? ok({ path: written.value.path }) : written;
}

const nothing: Omit<EvidenceView, 'sha256' | 'state'> = {
  asked: false,
  holder: null,
  bytes: null,
  kind: 'other',
  mime: null,
  thumbnail: null,
  tooLarge: false,
  content: null,
  text: null,
  cut: false,
};
