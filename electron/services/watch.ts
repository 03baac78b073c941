import { Refusal } from '../../shared/result.ts';
import type { CallContext } from './services.ts';

/** What a long file operation is given: it tells how far it is, and stops when it is no longer wanted. */
export interface Watch {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

export function watch({ cancelled, progress }: CallContext, stage: string): Watch {
  const controller = new AbortController();
  return {
    signal: controller.signal,
    onProgress: (done, total) => {
      if (cancelled?.()) controller.abort();
      progress?.(stage, done, total);
    },
  };
}

/** The same for work in steps: throws Refusal E_CANCELLED at the first step that is no longer wanted. */
export const stepper =
  ({ cancelled, progress }: CallContext, stage: string) =>
  (done: number, total: number): void => {
    if (cancelled?.()) throw new Refusal('E_CANCELLED');
    progress?.(stage, done, total);
  };
