import type { DescribedError } from '../../../shared/errors.ts';
import type { BundlePreview, Counts, ReceiveEntry, ReceiveResult } from '../../../shared/model/views.ts';

export type GoodPreview = Extract<BundlePreview, { ok: true }>;
export type GoodResult = Extract<ReceiveResult, { ok: true }>;
type Refused = Extract<BundlePreview, { ok: false }>['error'];

/** One opened file, and how far it has come. */
export interface Entry {
  readonly path: string;
  readonly file: string;
  /** What opened it. */
  readonly password?: string;
  readonly state:
    | { readonly step: 'checking' }
    /** Under a password; `wrong` after one was tried. */
    | { readonly step: 'locked'; readonly wrong: boolean }
    | { readonly step: 'previewed'; readonly preview: GoodPreview }
    | { readonly step: 'received'; readonly result: GoodResult }
    | {
        readonly step: 'refused';
        readonly error: Refused | DescribedError;
        /** What to add to our former names so that the file is for us. */
        readonly formerName: string | null;
      };
}

export const fileNameOf = (path: string): string => path.split(/[\\/]/).at(-1) ?? path;

export const checking = (path: string): Entry => ({
  path,
  file: fileNameOf(path),
  state: { step: 'checking' },
});

/** An entry as a check left it; `tried` is the password it was checked with. */
export function previewed(preview: BundlePreview, tried: string | undefined): Entry {
  const { path, file } = preview;
  if (preview.ok)
    return {
      path,
      file,
      ...(tried !== undefined && { password: tried }),
      state: { step: 'previewed', preview },
    };
  if (preview.error.code === 'E_PASSWORD')
    return { path, file, state: { step: 'locked', wrong: tried !== undefined } };
  return {
    path,
    file,
    state: { step: 'refused', error: preview.error, formerName: preview.formerName },
  };
}

/** Whether a file can be received now: checked, not received before, its sender known or vouched for by the person. */
export function readiness(
  preview: GoodPreview,
  trusted: ReadonlySet<string>,
): 'ready' | 'again' | 'askTrust' | 'keyChanged' {
  if (preview.sender.status === 'changed') return 'keyChanged';
  if (preview.again) return 'again';
  return preview.sender.status === 'new' && !trusted.has(preview.sender.fingerprint) ? 'askTrust' : 'ready';
}

export interface ReadyFiles {
  /** Senders enrolled before. */
  readonly known: readonly string[];
  /** Senders whose fingerprint the person has compared. */
  readonly fresh: readonly string[];
  /** New and changed items in all of them. */
  readonly items: number;
  /** Files of which nothing would be taken: what they bring is refused. */
  readonly inVain: number;
}

/** What the one button would receive. */
export function readyFiles(entries: readonly Entry[], trusted: ReadonlySet<string>): ReadyFiles {
  const ready = entries.flatMap(({ path, state }) =>
    state.step === 'previewed' && readiness(state.preview, trusted) === 'ready'
      ? [{ path, preview: state.preview }]
      : [],
  );
  const of = (isNew: boolean) =>
    ready.filter(({ preview }) => (preview.sender.status === 'new') === isNew).map(({ path }) => path);
  return {
    known: of(false),
    fresh: of(true),
    items: ready.reduce((sum, { preview }) => sum + gain(preview.counts), 0),
    inVain: ready.filter(({ preview }) => isInVain(preview.counts)).length,
  };
}

/** Items that would change something here. */
export const gain = (counts: Counts): number => counts.new + counts.changed;

/** What would change something here is refused, all of it. */
export const isInVain = (counts: Counts): boolean => counts.refused > 0 && gain(counts) === 0;

/** Opened files with newly opened ones behind them, each path once. */
export function withPaths(entries: readonly Entry[], paths: readonly string[]): readonly Entry[] {
  const known = new Set(entries.map(({ path }) => path));
  return [...entries, ...[...new Set(paths)].filter((path) => !known.has(path)).map(checking)];
}

/** Entries with some replaced, in place. */
export function replaced(entries: readonly Entry[], fresh: readonly Entry[]): readonly Entry[] {
  const byPath = new Map(fresh.map((entry) => [entry.path, entry]));
  return entries.map((entry) => byPath.get(entry.path) ?? entry);
}

/**
 * Entries after files were looked at again while they stood on the screen: what is as it was stays the very same entry,
 * and what has gone on since it was asked about is left alone.
 */
export function lookedAgain(
  entries: readonly Entry[],
  asked: readonly Entry[],
  fresh: readonly Entry[],
): readonly Entry[] {
  const before = new Set(asked);
  const untouched = entries.filter((entry) => before.has(entry));
  const known = new Map(untouched.map((entry) => [entry.path, JSON.stringify(entry)]));
  return replaced(
    entries,
    fresh.filter((entry) => known.has(entry.path) && known.get(entry.path) !== JSON.stringify(entry)),
  );
}

/** Id of the receive that can be taken back. One that the list does not know yet came after all that it knows. */
export function newestReceive(
  entries: readonly Entry[],
  listed: readonly Pick<ReceiveEntry, 'id' | 'undoable'>[],
): string | undefined {
  const known = new Set(listed.map(({ id }) => id));
  const fresh = entries.flatMap(({ state }) =>
    state.step === 'received' && !known.has(state.result.receive) ? [state.result.receive] : [],
  );
  return fresh.at(-1) ?? listed.find(({ undoable }) => undoable)?.id;
}
