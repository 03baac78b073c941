import { startTransition, useEffect, useState } from 'react';
import type { Args, Value } from '../../shared/contract.ts';
import type { DescribedError } from '../../shared/errors.ts';
import type { OperationName } from '../../shared/operation-names.ts';
import { type Changes, useChanges } from '../state/changes.ts';
import { call } from './call.ts';

/** What a screen reads. The last value stays on screen while a newer one is on its way. */
export interface Read<T> {
  readonly value: T | null;
  readonly error: DescribedError | null;
  readonly loading: boolean;
  /** When the value was asked for, in ms of `performance.now()`: what was written later need not be in it. */
  readonly askedAt: number;
  readonly reload: () => void;
}

interface ReadChoices {
  /** Reads again after drafts were saved as well. */
  readonly drafts?: boolean;
}

interface Request<N extends OperationName> {
  readonly args: Args<N> | null;
  readonly asked: number;
}

/**
 * Reads one operation and reads it again whenever this window has written something.
 * `null` for the arguments reads nothing yet. The refusal is for the screen to show (`<Failure>`).
 */
export function useAnswer<N extends OperationName>(
  name: N,
  args: Args<N> | null,
  { drafts = false }: ReadChoices = {},
): Read<Value<N>> {
  const [asked, setAsked] = useState(0);
  const [read, setRead] = useState<Omit<Read<Value<N>>, 'reload'>>({
    value: null,
    error: null,
    loading: args !== null,
    askedAt: 0,
  });
  const request = JSON.stringify({ args, asked } satisfies Request<N>);

  useEffect(() => {
    const { args } = JSON.parse(request) as Request<N>;
    if (args === null) return;
    let newest = 0;
    const ask = async () => {
      newest += 1;
      const mine = newest;
      const askedAt = performance.now();
      const answer = await call(name, args, { quiet: true });
      if (mine !== newest) return;
      // A large answer is put on the page in slices: what the person does meanwhile goes before it.
      startTransition(() => {
        if (answer.ok) setRead({ value: answer.value, error: null, loading: false, askedAt });
        else setRead((old) => ({ ...old, error: answer.error, loading: false }));
      });
    };
    const startLoading = () => setRead((old) => ({ ...old, loading: true }));
    startLoading();
    void ask();
    // Told of a change without being drawn for it: on a full screen many things read, and most of them stay as they are.
    const revision = ({ written, drafts: saved }: Changes) => written + (drafts ? saved : 0);
    const stop = useChanges.subscribe((now, before) => {
      if (revision(now) === revision(before)) return;
      startTransition(startLoading);
      void ask();
    });
    return () => {
      newest += 1;
      stop();
    };
  }, [name, request, drafts]);

  return { ...read, reload: () => setAsked((times) => times + 1) };
}
