import { startTransition, useEffect, useMemo, useState } from 'react';
import type { Place } from '../../../shared/model/views.ts';
import { call } from '../../api/call.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { useSession } from '../../state/session.ts';
import { looksDown } from '../screen.ts';
import { type FoundFile, type FoundInstaller, findBundles, findInstallers, placesToSearch } from './found.ts';

interface Listing {
  readonly where: string;
  readonly entries: readonly Place[];
}

const LOOK_AGAIN_MS = 5000;
/** Folders looked into on a stick, beside its root: where people put what they exported. */
const FOLDERS_DEEP = 20;

export interface Found {
  readonly files: readonly FoundFile[];
  readonly installers: readonly FoundInstaller[];
  readonly look: () => void;
}

/** Bundles lying on drives and in folders used lately, and installers apart; looks again when a drive comes or goes. */
export function useFound(): Found {
  const session = useSession();
  const receives = useAnswer('listReceives', {}).value;
  const sent = useAnswer('listTransmissions', {}).value;
  const [listings, setListings] = useState<readonly Listing[]>([]);
  const [asked, setAsked] = useState(0);

  useEffect(() => {
    let wanted = true;
    let seen = '';
    const look = async () => {
      const answer = await call('listPlaces', {}, { quiet: true });
      if (!wanted || !answer.ok) return;
      const places = placesToSearch(answer.value);
      const now = `${asked}:${places.map(({ path }) => path).join('\n')}`;
      if (now === seen) return;
      seen = now;
      const found = (await Promise.all(places.map(listPlace))).flat();
      if (wanted) startTransition(() => setListings(found));
    };
    void look();
    const timer = setInterval(() => void look(), LOOK_AGAIN_MS);
    return () => {
      wanted = false;
      clearInterval(timer);
    };
  }, [asked]);

  const files = useMemo(() => {
    if (!session?.unit) return [];
    return findBundles(listings, {
      names: [session.unit.name, ...session.unit.aliases],
      takesReports: looksDown(session),
      receivedFiles: latestByName((receives ?? []).filter(({ undoneAt }) => undoneAt === null)),
      sentPaths: new Set((sent ?? []).map(({ file }) => file)),
    });
  }, [listings, session, receives, sent]);
  const installers = useMemo(() => findInstallers(listings), [listings]);
  return { files, installers, look: () => setAsked((times) => times + 1) };
}

/** Receives come newest first; the newest of a name is kept. */
const latestByName = (receives: readonly { readonly file: string; readonly at: number }[]) =>
  new Map(receives.toReversed().map(({ file, at }) => [file, at]));

async function listPlace({ path, name, kind }: Place): Promise<readonly Listing[]> {
  const own = await listFolder(path, name);
  if (kind !== 'drive') return own;
  const folders = own.flatMap(({ entries }) => entries).filter((entry) => entry.kind === 'folder');
  const inner = await Promise.all(
    folders.slice(0, FOLDERS_DEEP).map((folder) => listFolder(folder.path, `${name} / ${folder.name}`)),
  );
  return [...own, ...inner.flat()];
}

async function listFolder(path: string, where: string): Promise<readonly Listing[]> {
  const answer = await call('listFolder', { path }, { quiet: true });
  return answer.ok ? [{ where, entries: answer.value.entries }] : [];
}
