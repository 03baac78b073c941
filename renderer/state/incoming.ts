import { createState } from './create-state.ts';

/** Files handed to the window from outside (a double click, a drop), waiting for the screen that takes them. */
interface Incoming {
  readonly bundles: readonly string[];
  readonly lists: readonly string[];
}

export const useIncoming = createState<Incoming>(() => ({ bundles: [], lists: [] }));

export const isBundleName = (name: string): boolean => /\.tzb(\.age)?$/i.test(name);

export const addIncoming = (paths: readonly string[]): void =>
  useIncoming.setState(({ bundles, lists }) => ({
    bundles: [...bundles, ...paths.filter(isBundleName)],
    lists: [...lists, ...paths.filter((path) => !isBundleName(path))],
  }));

/** Hands over what waits, once. */
export function takeIncoming(kind: keyof Incoming): readonly string[] {
  const waiting = useIncoming.getState()[kind];
  if (waiting.length > 0) useIncoming.setState({ [kind]: [] });
  return waiting;
}
