import type { Answer } from '../../shared/contract.ts';
import { describeFailure, type ErrorCode, type Language } from '../../shared/errors.ts';
import { type Failure, Refusal } from '../../shared/result.ts';

/** A refusal in words, as it crosses to a window or a script. */
export const refused = (language: Language, code: ErrorCode, params?: Failure['params']): Answer<never> => ({
  ok: false,
  error: describeFailure(params ? { code, params } : { code }, language),
});

/** What was thrown, as an answer: a Refusal keeps its code, anything else is a mistake of ours (E_INTERNAL). */
export function answerFromError(error: unknown, language: Language): Answer<never> {
  if (error instanceof Refusal) return refused(language, error.failure.code, error.failure.params);
  const [detail = ''] = String(error instanceof Error ? error.message : error).split('\n');
  return refused(language, 'E_INTERNAL', { detail: detail.slice(0, 200) });
}
