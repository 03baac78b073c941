import type { Answer, Args, Value } from '../../shared/contract.ts';
import { call } from '../api/call.ts';
import { showFailure } from '../state/failures.ts';
import { onItsMedium } from './other-medium.ts';

type WritesFile = 'writeReport' | 'saveEvidence';

interface Choices {
  /** The caller shows the refusal itself, beside what it is about. */
  readonly quiet?: boolean;
}

/** Writes a file that the person named, and asks first where its folder lies on another medium than before. */
export async function writeFile<N extends WritesFile>(
  name: N,
  args: Args<N>,
  { quiet = false }: Choices = {},
): Promise<Answer<Value<N>>> {
  const answer = await onItsMedium(args.path, () => call(name, args, { quiet: true }));
  if (!answer.ok && !quiet && answer.error.code !== 'E_CANCELLED') showFailure(answer.error);
  return answer;
}
