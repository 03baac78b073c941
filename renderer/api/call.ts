import type { Answer, Args, OperationCall, Value } from '../../shared/contract.ts';
import { type DescribedError, describeFailure } from '../../shared/errors.ts';
import type { OperationName } from '../../shared/operation-names.ts';
import { noteChange } from '../state/changes.ts';
import { showFailure } from '../state/failures.ts';
import { noteCancelling, startJob } from '../state/jobs.ts';
import { currentLanguage, noteLocked } from '../state/session.ts';
import { api } from './api.ts';

/** These wait for the person, not for the machine: no progress is shown. */
const waitsForPerson: ReadonlySet<OperationName> = new Set<OperationName>([
  'chooseFiles',
  'chooseFolder',
  'chooseSaveFile',
]);

interface CallChoices {
  /** The caller shows the refusal itself, beside what it is about. */
  readonly quiet?: boolean;
}

/**
 * Asks the other side. A refusal is shown (unless `quiet`) and also returned; nothing is thrown.
 * Anything slow shows its progress and can be cancelled without the caller doing anything.
 */
export async function call<N extends OperationName>(
  name: N,
  args: Args<N>,
  { quiet = false }: CallChoices = {},
): Promise<Answer<Value<N>>> {
  const job = waitsForPerson.has(name) ? null : startJob(name);
  try {
    const operation = api()[name] as OperationCall<N>;
    const answer = await operation(args, { language: currentLanguage(), ...(job && { job: job.id }) });
    if (!answer.ok && answer.error.code === 'E_LOCKED') noteLocked();
    if (answer.ok) noteChange(name);
    else if (!quiet && answer.error.code !== 'E_CANCELLED') showFailure(answer.error);
    return answer;
  } catch (cause) {
    const error = internal(cause);
    if (!quiet) showFailure(error);
    return { ok: false, error };
  } finally {
    job?.finish();
  }
}

/** Asks a running operation to stop; its own call then answers `E_CANCELLED`. */
export async function cancel(job: string): Promise<void> {
  noteCancelling(job);
  await api().cancelJob({ job }, { language: currentLanguage() });
}

/** The path of a file dropped on the window or chosen in the browser; `null` after the refusal was shown. */
export async function pathOfFile(file: File): Promise<string | null> {
  try {
    return await api().pathOf(file);
  } catch (cause) {
    showFailure(internal(cause));
    return null;
  }
}

const internal = (cause: unknown): DescribedError =>
  describeFailure(
    { code: 'E_INTERNAL', params: { detail: cause instanceof Error ? cause.message : String(cause) } },
    currentLanguage(),
  );
