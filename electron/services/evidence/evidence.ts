import type { EvidenceView } from '../../../shared/model/views.ts';
import { ok, type Result } from '../../../shared/result.ts';
import type { Environment } from '../environment.ts';
import type { Given, Operations } from '../operations.ts';
import { readEvidence } from './read-evidence.ts';

type EvidenceOperations = Pick<Operations, 'getEvidence'>;

/** 佐证材料: what an attached file is, and what of it can be shown. */
export function createEvidenceOperations(env: Environment): EvidenceOperations {
  return {
    getEvidence: (args, { aside }) => {
      const read = () => evidenceOf(env, args);
      return aside ? aside(read) : read();
    },
  };
}

async function evidenceOf(
  env: Environment,
  { sha256, content }: Given<'getEvidence'>,
): Promise<Result<EvidenceView>> {
  if (!env.evidence.has(sha256)) return ok({ ...nothing, sha256 });
  const read = await readEvidence(env.evidence.path(sha256), content);
  const thumbnail = read.kind === 'picture' ? await env.evidence.thumbnail(sha256) : null;
  return ok({
    ...read,
    sha256,
    here: true,
    thumbnail: thumbnail && Buffer.from(thumbnail).toString('base64'),
  });
}

const nothing: Omit<EvidenceView, 'sha256'> = {
  here: false,
  bytes: null,
  kind: 'other',
  mime: null,
  thumbnail: null,
  content: null,
  text: null,
  cut: false,
};
