import type { ErrorCode, FailureParam } from './errors.ts';

/** An expected failure: a code and the figures its sentence needs. Sentences live in `errors.ts`. */
export interface Failure {
  readonly code: ErrorCode;
  readonly params?: Readonly<Record<string, FailureParam>>;
}

/** Expected failures are values; exceptions are for programmer mistakes. */
export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

export const ok = <T>(value: T): Result<T, never> => ({ ok: true, value });

export const fail = (
  code: ErrorCode,
  params?: Failure['params'],
): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: params ? { code, params } : { code },
});

/** Carries a Failure through code that can only throw (a transaction callback, a stream); caught at the border. */
export class Refusal extends Error {
  readonly failure: Failure;
  constructor(code: ErrorCode, params?: Failure['params']) {
    super(code);
    this.name = 'Refusal';
    this.failure = params ? { code, params } : { code };
  }
}
