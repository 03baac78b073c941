import { installerNameOf } from '../../../shared/exchange/installer.ts';
import type { Place } from '../../../shared/model/views.ts';
import { nameKey } from '../../../shared/text.ts';
import { isBundleName } from '../../state/incoming.ts';

/** A bundle lying on a drive or in a remembered folder, seen by its name alone. */
export interface FoundFile {
  readonly place: Place;
  /** Where it lies, as a person knows it. */
  readonly where: string;
  /** `ours`: named for us, or coming up to us; `others`: named for another unit, or written here; `unclear`: the name does not say. */
  readonly guess: 'ours' | 'others' | 'unclear';
  /** A file of this name was received after this one was written. */
  readonly received: boolean;
}

/** Drives and folders to look into. The drive that holds the person's own folders is the system's: sticks are others. */
export function placesToSearch(places: readonly Place[]): readonly Place[] {
  const homes = places.filter(({ kind }) => kind === 'home').map(({ path }) => path);
  return places.filter(
    ({ kind, path }) =>
      kind === 'remembered' || (kind === 'drive' && !homes.some((home) => home.startsWith(path))),
  );
}

interface Known {
  /** Our name and the names we also go by. */
  readonly names: readonly string[];
  readonly takesReports: boolean;
  /** Names of files received and not taken back, and when. */
  readonly receivedFiles: ReadonlyMap<string, number>;
  /** Paths of files exported from here. */
  readonly sentPaths: ReadonlySet<string>;
}

/** Bundles of a folder's listing, likely ours first, the newest on top. */
export function findBundles(
  listings: readonly { readonly where: string; readonly entries: readonly Place[] }[],
  known: Known,
): readonly FoundFile[] {
  const seen = new Set<string>();
  const files = listings.flatMap(({ where, entries }) =>
    entries.flatMap((place): readonly FoundFile[] => {
      if (place.kind !== 'file' || !isBundleName(place.name) || seen.has(place.path)) return [];
      seen.add(place.path);
      return [{ place, where, guess: guessOf(place, known), received: wasReceived(place, known) }];
    }),
  );
  return files.toSorted((a, b) => rank(a) - rank(b) || (b.place.modified ?? 0) - (a.place.modified ?? 0));
}

/** An installer of the program, told by its name; its bytes are looked at when a person asks. */
export interface FoundInstaller {
  readonly place: Place;
  readonly where: string;
}

export const findInstallers = (
  listings: readonly { readonly where: string; readonly entries: readonly Place[] }[],
): readonly FoundInstaller[] => {
  const found = listings.flatMap(({ where, entries }) =>
    entries
      .filter(({ kind, name }) => kind === 'file' && installerNameOf(name) !== null)
      .map((place) => [place.path, { place, where }] as const),
  );
  return [...new Map(found).values()];
};

/** Files that a person came here for: not received yet and not for somebody else. */
export const isLikely = ({ guess, received }: FoundFile): boolean => guess !== 'others' && !received;

/** A file written again under its old name is news: schools export several times a day. */
const wasReceived = ({ name, modified }: Place, { receivedFiles }: Known): boolean => {
  const at = receivedFiles.get(name);
  return at !== undefined && (modified === null || modified <= at);
};

const rank = (file: FoundFile): number =>
  (file.received ? 3 : 0) + { ours: 0, unclear: 1, others: 2 }[file.guess];

function guessOf({ name, path }: Place, { names, takesReports, sentPaths }: Known): FoundFile['guess'] {
  if (sentPaths.has(path)) return 'others';
  const [, kind, unit = ''] = /^(下发包|批复包|上报包)_(.+?)(?:\([^()]*\))?_\d{8}/.exec(name) ?? [];
  if (kind === undefined) return 'unclear';
  const own = names.some((known) => nameKey(known) === nameKey(unit));
  if (kind === '上报包') return takesReports && !own ? 'ours' : 'others';
  return own ? 'ours' : 'others';
}
