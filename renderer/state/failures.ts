import type { DescribedError } from '../../shared/errors.ts';
import { createState } from './create-state.ts';

export interface ShownFailure {
  readonly id: number;
  readonly error: Pick<DescribedError, 'message' | 'hint'> & { readonly code: string };
}

interface Failures {
  readonly next: number;
  readonly shown: readonly ShownFailure[];
}

/** Refusals waiting to be read. The newest few stay until they are closed. */
export const useFailures = createState<Failures>(() => ({ next: 1, shown: [] }));

const KEPT = 4;

export function showFailure(error: ShownFailure['error']): void {
  useFailures.setState(({ next, shown }) => ({
    next: next + 1,
    shown: [...shown.filter((old) => old.error.message !== error.message), { id: next, error }].slice(-KEPT),
  }));
}

export const closeFailure = (id: number): void =>
  useFailures.setState(({ shown }) => ({ shown: shown.filter((failure) => failure.id !== id) }));

/** What the copy button copies: everything a helper needs, nothing private beyond what is on screen. */
export const failureText = (error: ShownFailure['error']): string =>
  `${error.message}\n${error.hint}\n${error.code}`;
