import { startTransition, useEffect, useState } from 'react';
import type { Args, Value } from '../../shared/contract.ts';
import type { DescribedError } from '../../shared/errors.ts';
import type { OperationName } from '../../shared/operation-names.ts';
import { useChanges } from '../state/changes.ts';
import { call } from './call.ts';

/** What a screen reads. The last value stays on screen while a newer one is on its way. */
export interface Read<T> {
  readonly value: T | null;
  readonly error: DescribedError | null;
  readonly loading: boolean;
  readonly reload: () => void;
}

interface ReadChoices {
  /** Reads again after drafts were saved as well. */
  readonly drafts?: boolean;
}

interface Request<N extends OperationName> {
  readonly args: Args<N> | null;
  readonly revision: number;
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
  const revision = useChanges((changes) => changes.written + (drafts ? changes.drafts : 0));
  const [asked, setAsked] = useState(0);
  const [read, setRead] = useState<Omit<Read<Value<N>>, 'reload'>>({
    value: null,
    error: null,
    loading: args !== null,
  });
  const request = JSON.stringify({ args, revision, asked } satisfies Request<N>);

  useEffect(() => {
    const { args } = JSON.parse(request) as Request<N>;
    if (args === null) return;
    let wanted = true;
    setRead((old) => ({ ...old, loading: true }));
    void call(name, args, { quiet: true }).then((answer) => {
      if (!wanted) return;
      // A large answer is put on the page in slices: what the person does meanwhile goes before it.
      startTransition(() => {
        if (answer.ok) setRead({ value: answer.value, error: null, loading: false });
        else setRead((old) => ({ ...old, error: answer.error, loading: false }));
      });
    });
    return () => {
      wanted = false;
    };
  }, [name, request]);

  return { ...read, reload: () => setAsked((times) => times + 1) };
}
